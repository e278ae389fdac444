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
   * @param form that of what it holds
   * @param asked that in which the client wrote it: a document may ride in as a picture
   * @param settings what stands beside the payload, such as {@code detail} or {@code filename}
   * @param fields what else the part says
   */
  record Media(
      MediaForm form,
      MediaForm asked,
      Source source,
      List<Field> settings,
      List<Field> fields,
      Place place)
      implements Part {
    /** The setting that says how closely the model is to look. */
    public static final String DETAIL = "detail";

    /** A part that holds what the client says it holds. */
    public Media(
        MediaForm form, Source source, List<Field> settings, List<Field> fields, Place place) {
      this(form, form, source, settings, fields, place);
    }

    /** How closely the model is to look; {@code auto} when nobody said, or said what is no word. */
    public Detail detail() {
      return settings.stream()
          .filter(setting -> setting.name().equals(DETAIL))
          .findFirst()
          .flatMap(setting -> Detail.of(setting.json()))
          .orElse(Detail.AUTO);
    }

    /** The same part holding another file. */
    public Media with(MediaForm other, Source file, List<Field> beside) {
      return new Media(other, asked, file, beside, fields, place);
    }

    /** The place of the payload in the client's request, for an error's {@code param}. */
    public String payloadPlace() {
      return place + "." + asked.type() + "." + asked.payload();
    }

    /** The same from another source. */
    public Media with(Source other) {
      return new Media(form, asked, other, settings, fields, place);
    }
  }
}
