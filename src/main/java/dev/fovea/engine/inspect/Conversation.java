package dev.fovea.engine.inspect;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.vision.Content;
import dev.fovea.vision.Message;
import dev.fovea.vision.Part;
import dev.fovea.vision.Role;
import dev.fovea.vision.VisionRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What matters of a conversation: the last thing that the user said, and the pictures of the last
 * turn of theirs that has any, so that a second question about a picture need not repeat it.
 */
final class Conversation {
  /** Beyond this it is no question, and decoding it would cost. */
  private static final int QUESTION_BYTES_MAX = 1 << 20;

  private static final int PICTURES_MAX = 50;

  private Conversation() {}

  static Question question(VisionRequest request) {
    List<Slice> said =
        turns(request).reversed().stream()
            .map(turn -> texts(turn).toList())
            .findFirst()
            .orElse(List.of());
    long bytes = said.stream().mapToLong(Slice::length).sum();
    return Question.of(
        bytes > QUESTION_BYTES_MAX
            ? ""
            : said.stream().map(Json::string).collect(Collectors.joining("\n")));
  }

  /**
   * Checked before the first is decoded.
   *
   * @throws FailureException for the first that cannot be used
   */
  static List<Picture> pictures(VisionRequest request) {
    List<Part.Media> parts =
        turns(request).reversed().stream()
            .map(Conversation::media)
            .filter(media -> !media.isEmpty())
            .findFirst()
            .orElse(List.of());
    if (parts.size() > PICTURES_MAX) {
      throw new FailureException(
          new Failure.InvalidRequest(
              "fovea/inspect looks at most at %d pictures at once; these are %d."
                  .formatted(PICTURES_MAX, parts.size()),
              Optional.of(parts.get(PICTURES_MAX).place().toString())));
    }
    return parts.stream().map(Picture::of).toList();
  }

  /** Characters of all texts, history and system prompts included. */
  static long characters(VisionRequest request) {
    return request.messages().stream()
        .flatMap(Conversation::texts)
        .mapToLong(Tokens::characters)
        .sum();
  }

  private static List<Message> turns(VisionRequest request) {
    return request.messages().stream().filter(message -> message.role() == Role.USER).toList();
  }

  private static List<Part.Media> media(Message turn) {
    return turn.parts().stream()
        .filter(Part.Media.class::isInstance)
        .map(Part.Media.class::cast)
        .toList();
  }

  private static Stream<Slice> texts(Message message) {
    return switch (message.content()) {
      case Content.None _ -> Stream.of();
      case Content.Plain(Slice raw) -> Stream.of(raw);
      case Content.Parts(List<Part> parts) ->
          parts.stream().filter(Part.Text.class::isInstance).map(part -> ((Part.Text) part).raw());
    };
  }
}
