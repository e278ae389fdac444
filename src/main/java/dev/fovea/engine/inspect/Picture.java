package dev.fovea.engine.inspect;

import dev.fovea.engine.inspect.picture.Look;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.media.Payload;
import dev.fovea.media.format.MediaFacts;
import dev.fovea.media.format.Probe;
import dev.fovea.media.format.Sniffer;
import dev.fovea.vision.Format;
import dev.fovea.vision.Modality;
import dev.fovea.vision.Part;
import dev.fovea.vision.Size;
import dev.fovea.vision.Source;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A picture of a request whose headers were read.
 *
 * @param orientation as EXIF numbers it, 1 to 8
 * @param size upright, as its headers claim it
 */
record Picture(Part.Media part, Payload payload, Format format, int orientation, Size size) {
  private static final Set<Format> READABLE =
      Set.of(
          Format.PNG,
          Format.JPEG,
          Format.GIF,
          Format.WEBP,
          Format.HEIC,
          Format.AVIF,
          Format.JP2,
          Format.TIFF,
          Format.BMP,
          Format.ICO,
          Format.PSD);
  private static final String READS =
      "fovea/inspect reads "
          + READABLE.stream().sorted().map(Format::title).collect(Collectors.joining(", "));

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
    Format format = format(part, payload);
    MediaFacts facts = Probe.facts(format, payload.file(), part.payloadPlace());
    Size size =
        facts
            .upright()
            .orElseThrow(() ->
                rejected(part, MediaFault.IMAGE_PARSE_ERROR, "does not say how large it is."));
    return new Picture(part, payload, format, facts.orientation(), size);
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
          "is %s file. %s; convert it to one of them.".formatted(format.one(), READS));
    }
    return format;
  }

  /** What is looked for in it. */
  Look look(boolean codes, boolean text) {
    return new Look(format, orientation, size, codes, text);
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
