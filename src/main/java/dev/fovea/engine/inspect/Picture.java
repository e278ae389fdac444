package dev.fovea.engine.inspect;

import dev.fovea.engine.inspect.picture.PictureFormat;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.vision.Modality;
import dev.fovea.vision.Part;
import dev.fovea.vision.Source;
import java.nio.ByteBuffer;
import java.util.List;

/** A picture of a request whose first bytes were looked at. */
record Picture(Part.Media part, Source.Inline source, PictureFormat format) {
  private static final String READABLE = "fovea/inspect reads PNG, JPEG, GIF, BMP and TIFF";

  /**
   * Checks what can be checked without decoding.
   *
   * @throws FailureException that names the part and says what would work
   */
  static Picture of(Part.Media part) {
    if (part.form().modality() != Modality.IMAGE && part.form().modality() != Modality.FILE) {
      throw new FailureException(
          new Failure.ModalityUnsupported(
              InspectEngine.MODEL,
              part.form().modality().word(),
              part.place().toString(),
              List.of()));
    }
    if (!(part.source() instanceof Source.Inline inline)) {
      throw rejected(
          part,
          MediaFault.INVALID_IMAGE_URL,
          "is given by its URL, which fovea/inspect does not fetch. Send the picture itself as a"
              + " data URI: data:image/png;base64,…");
    }
    if (inline.payload().isEmpty()) {
      throw rejected(part, MediaFault.EMPTY_IMAGE_FILE, "is empty.");
    }
    return new Picture(part, inline, format(part, inline));
  }

  private static PictureFormat format(Part.Media part, Source.Inline inline) {
    PictureFormat format =
        PictureFormat.of(head(part, inline))
            .orElseThrow(() ->
                rejected(
                    part,
                    MediaFault.INVALID_IMAGE_FORMAT,
                    "is no picture: its first bytes are those of no format that is known. %s."
                        .formatted(READABLE)));
    if (!format.readable()) {
      throw rejected(
          part,
          MediaFault.UNSUPPORTED_IMAGE_MEDIA_TYPE,
          "is a %s file. %s; convert it to one of them.".formatted(format.title(), READABLE));
    }
    return format;
  }

  private static byte[] head(Part.Media part, Source.Inline inline) {
    try {
      return Payload.head(inline.payload(), PictureFormat.HEAD);
    } catch (IllegalArgumentException _) {
      throw notBase64(part);
    }
  }

  /** The file, decoded anew each time: nobody should keep it longer than needed. */
  ByteBuffer bytes() {
    try {
      return Payload.decode(source.payload());
    } catch (IllegalArgumentException _) {
      throw notBase64(part);
    }
  }

  private static FailureException notBase64(Part.Media part) {
    return rejected(part, MediaFault.INVALID_BASE64_IMAGE, "is not valid base64.");
  }

  FailureException rejected(MediaFault fault, String why) {
    return rejected(part, fault, why);
  }

  private static FailureException rejected(Part.Media part, MediaFault fault, String why) {
    return new FailureException(
        new Failure.MediaRejected(
            fault, "The picture at %s %s".formatted(part.place(), why), part.payloadPlace()));
  }
}
