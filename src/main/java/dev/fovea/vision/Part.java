package dev.fovea.vision;

import dev.fovea.json.Slice;
import java.util.List;

/** One entry of a message's {@code content}. */
public sealed interface Part {

  /**
   * A text.
   *
   * @param raw the string as it stands in the request body
   * @param fields what else the part says
   */
  record Text(Slice raw, List<Field> fields) implements Part {}

  /** What the assistant said instead of an answer, in an earlier turn. */
  record Refusal(Slice raw, List<Field> fields) implements Part {}

  /**
   * A picture, video, file or sound.
   *
   * @param settings what stands beside the payload, such as {@code detail} or {@code filename}
   * @param fields what else the part says
   */
  record Media(MediaForm form, Source source, List<Field> settings, List<Field> fields, Place place)
      implements Part {

    /** The place of the payload itself, for an error's {@code param}. */
    public String payloadPlace() {
      return place + "." + form.type() + "." + form.payload();
    }

    /** The same from another source. */
    public Media with(Source other) {
      return new Media(form, other, settings, fields, place);
    }
  }
}
