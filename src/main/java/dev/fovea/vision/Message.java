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

  /** The same turn saying something else. */
  public Message withContent(Content said) {
    return new Message(role, said, fields);
  }

  Message withMedia(UnaryOperator<Part.Media> change) {
    if (!(content instanceof Content.Parts(List<Part> list))) {
      return this;
    }
    List<Part> changed =
        list.stream()
            .map(part -> part instanceof Part.Media media ? change.apply(media) : part)
            .toList();
    return withContent(new Content.Parts(changed));
  }
}
