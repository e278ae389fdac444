package dev.fovea.vision;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One turn of the conversation.
 *
 * @param fields what else the message says: {@code name}, {@code tool_calls}, {@code tool_call_id},
 *     …
 */
public record Message(Role role, Content content, List<Field> fields) {

  /** The parts, or none when the content is plain text or absent. */
  public List<Part> parts() {
    return content instanceof Content.Parts(List<Part> list) ? list : List.of();
  }

  Message withMedia(UnaryOperator<Part.Media> change) {
    if (!(content instanceof Content.Parts(List<Part> list))) {
      return this;
    }
    List<Part> changed =
        list.stream()
            .map(part -> part instanceof Part.Media media ? change.apply(media) : part)
            .toList();
    return new Message(role, new Content.Parts(changed), fields);
  }
}
