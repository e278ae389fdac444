package dev.fovea.media;

import dev.fovea.json.Slice;
import dev.fovea.vision.Field;
import dev.fovea.vision.Format;
import dev.fovea.vision.MediaForm;
import dev.fovea.vision.Modality;
import dev.fovea.vision.Part;
import dev.fovea.vision.Source;
import java.util.List;

/** How a file is spelled as a part: a PDF is no picture, whatever part it rides in. */
final class Forms {
  private static final Field FILENAME = new Field("filename", Slice.of("\"document.pdf\""));

  private Forms() {}

  /** The form for a file of that format in the place of {@code form}. */
  static MediaForm of(Format format, MediaForm form) {
    if (form.modality() == format.modality()) {
      return form;
    }
    return switch (format.modality()) {
      case VIDEO -> MediaForm.VIDEO_URL;
      case FILE -> MediaForm.FILE;
      default -> MediaForm.IMAGE_URL;
    };
  }

  /**
   * The part with that file in it; what stands beside it stays as far as it still has a meaning.
   */
  static Part.Media part(Part.Media part, Format format, Source file) {
    MediaForm form = of(format, part.form());
    return part.with(form, file, form == part.form() ? part.settings() : settings(part, format));
  }

  private static List<Field> settings(Part.Media part, Format format) {
    if (format.modality() == Modality.FILE) {
      return List.of(FILENAME);
    }
    return part.settings().stream()
        .filter(setting -> setting.name().equals(Part.Media.DETAIL))
        .toList();
  }
}
