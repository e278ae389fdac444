package dev.fovea.vision;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
    List<Field> fields) {

  /** Every picture, video, file and sound, in order, history included. */
  public Stream<Part.Media> media() {
    return messages.stream()
        .flatMap(message -> message.parts().stream())
        .filter(Part.Media.class::isInstance)
        .map(Part.Media.class::cast);
  }

  /** The same with every media part changed; the change is asked in the order of the parts. */
  public VisionRequest withMedia(UnaryOperator<Part.Media> change) {
    List<Message> changed = messages.stream().map(message -> message.withMedia(change)).toList();
    return new VisionRequest(
        id, model, changed, stream, includeUsage, streamOptions, maxTokens, fields);
  }

  /** The carried parameter of that name. */
  public Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }
}
