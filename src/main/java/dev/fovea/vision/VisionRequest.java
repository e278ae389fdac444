package dev.fovea.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * What a client asks of a model, whatever dialect it was asked in.
 *
 * @param id the request id, which is also the id of its charge
 * @param model what the client named
 * @param messages at least one
 * @param stream whether the answer is to come piece by piece; empty when the client left it to the
 *     model
 * @param includeUsage whether a stream is to end with a chunk that reports usage
 * @param streamOptions what else the client said about the stream, carried on as it came
 * @param maxTokens the most tokens to generate, if the client set a bound
 * @param policy what the client wishes to be done with its media
 * @param fields the other parameters, checked and carried on as they came
 */
public record VisionRequest(
    String id,
    String model,
    List<Message> messages,
    Optional<Boolean> stream,
    boolean includeUsage,
    List<Field> streamOptions,
    OptionalLong maxTokens,
    MediaPolicy policy,
    List<Field> fields) {

  /** Every picture, video, file and sound, in order, history included. */
  public List<Part.Media> media() {
    List<Part.Media> media = new ArrayList<>();
    for (Message message : messages) {
      for (Part part : message.parts()) {
        if (part instanceof Part.Media file) {
          media.add(file);
        }
      }
    }
    return media;
  }

  /** The same with every media part changed; the change is asked in the order of the parts. */
  public VisionRequest withMedia(UnaryOperator<Part.Media> change) {
    return withMessages(messages.stream().map(message -> message.withMedia(change)).toList());
  }

  /** The carried parameter of that name. */
  public Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** The same with other turns. */
  public VisionRequest withMessages(List<Message> turns) {
    return new VisionRequest(
        id, model, turns, stream, includeUsage, streamOptions, maxTokens, policy, fields);
  }
}
