package dev.fovea.engine.inspect;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.media.Payload;
import dev.fovea.media.format.Sniffer;
import dev.fovea.vision.Format;
import dev.fovea.vision.Modality;
import dev.fovea.vision.Part;
import dev.fovea.vision.Source;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;

/** A picture of a request whose first bytes were looked at. */
record Picture(Part.Media part, Payload payload, Format format) {
  private static final Set<Format> READABLE =
      Set.of(Format.PNG, Format.JPEG, Format.GIF, Format.BMP, Format.TIFF);
  private static final String READS = "fovea/inspect reads PNG, JPEG, GIF, BMP and TIFF";

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
    Payload payload = payload(part);
    return new Picture(part, payload, format(part, payload));
  }

  private static Payload payload(Part.Media part) {
    return switch (part.source()) {
      case Source.Inline inline -> Payload.of(inline, part.payloadPlace());
      case Source.Rendition rendition -> new Payload(rendition.base64(), false);
      case Source.Remote _, Source.Stored _ ->
          throw rejected(
              part,
              MediaFault.INVALID_IMAGE_URL,
              "is given by its URL, which fovea/inspect does not fetch. Send the picture itself as"
                  + " a data URI: data:image/png;base64,…");
    };
  }

  private static Format format(Part.Media part, Payload payload) {
    Format format =
        Sniffer.sniff(payload.file())
            .orElseThrow(() ->
                rejected(
                    part,
                    MediaFault.INVALID_IMAGE_FORMAT,
                    "is no picture: its first bytes are those of no format that is known. %s."
                        .formatted(READS)));
    if (!READABLE.contains(format)) {
      throw rejected(
          part,
          MediaFault.UNSUPPORTED_IMAGE_MEDIA_TYPE,
          "is a %s file. %s; convert it to one of them.".formatted(format.title(), READS));
    }
    return format;
  }

  /** The file, decoded anew each time: nobody should keep it longer than needed. */
  ByteBuffer bytes() {
    return payload.decoded();
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
