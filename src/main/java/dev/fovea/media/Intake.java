package dev.fovea.media;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.media.format.Bytes;
import dev.fovea.media.format.Probe;
import dev.fovea.media.format.Sniffer;
import dev.fovea.vision.Format;
import dev.fovea.vision.Part;
import dev.fovea.vision.Source;
import java.util.Optional;

/** The media of one request, one after the other, on their way in. For one thread. */
final class Intake {
  /** Longest URL that is taken, in bytes; browsers and servers agree on about this much. */
  private static final int URL_BYTES_MAX = 8192;

  private final Guard guard;
  private long total;

  Intake(Guard guard) {
    this.guard = guard;
  }

  /** The part, checked, as it may go on: untouched where it was right. */
  Part.Media checked(Part.Media part) {
    return switch (part.source()) {
      case Source.Inline inline -> part.with(checked(inline, part));
      case Source.Remote(Slice raw) -> {
        checkUrl(raw, part);
        yield part;
      }
      case Source.Stored _, Source.Rendition _ -> part;
    };
  }

  private Source checked(Source.Inline inline, Part.Media part) {
    String place = part.payloadPlace();
    Payload payload = Payload.of(inline, place);
    total += payload.bytes();
    guard.total(total, place);
    Optional<Format> format = format(payload.file(), part);
    format.ifPresent(each -> {
      guard.file(each, payload.bytes(), place);
      guard.facts(Probe.facts(each, payload.file(), place), place);
    });
    boolean bare = isBare(inline) && part.form().payload().equals("data");
    if (bare || format.isEmpty()) {
      return payload.touched() ? tidied(inline, payload.base64()) : inline;
    }
    boolean labelled = inline.mediaType().equals(format.get().mediaType());
    return labelled && !payload.touched()
        ? inline
        : new Source.Rendition(format.get(), payload.base64());
  }

  /** Sounds, and documents other than PDF, are for the model to understand. */
  private static Optional<Format> format(Bytes file, Part.Media part) {
    return switch (part.form().modality()) {
      case AUDIO -> Optional.empty();
      case FILE -> Sniffer.sniff(file);
      case IMAGE, VIDEO, TEXT -> Optional.of(Probe.format(file, part.payloadPlace()));
    };
  }

  private static Source.Inline tidied(Source.Inline inline, Slice base64) {
    return isBare(inline)
        ? new Source.Inline(base64, base64, inline.mediaType())
        : DataUri.of(inline.mediaType(), base64);
  }

  /** Base64 without a head, which is how some forms want it. */
  private static boolean isBare(Source.Inline inline) {
    return inline.raw().length() == inline.payload().length();
  }

  private static void checkUrl(Slice raw, Part.Media part) {
    if (raw.length() > URL_BYTES_MAX) {
      throw rejected(
          "The URL is longer than %d bytes. Was base64 sent without its 'data:image/…;base64,'?"
              .formatted(URL_BYTES_MAX),
          part);
    }
    String url = Json.string(raw);
    if (!url.startsWith("https://") && !url.startsWith("http://")) {
      throw rejected("The URL has to begin with https://, http:// or data:.", part);
    }
  }

  private static FailureException rejected(String message, Part.Media part) {
    return new FailureException(
        new Failure.MediaRejected(MediaFault.INVALID_IMAGE_URL, message, part.payloadPlace()));
  }
}
