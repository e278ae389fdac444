package dev.fovea.media;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.vision.Source;
import java.util.Locale;

/**
 * Tells a data URI (RFC 2397) from a URL by its first bytes; the payload is not looked at here.
 *
 * <p>A source is a string as it stands in JSON, so a slash may be written {@code \/}.
 */
public final class DataUri {
  /** Longest head, from {@code data:} to the comma, that is looked through. */
  private static final int HEAD_MAX = 512;

  private static final String SCHEME = "data:";

  private DataUri() {}

  /**
   * Reads a source from a string of a request body.
   *
   * @param raw the bytes between the quotes
   * @param place the part's place, for the failure
   * @throws FailureException {@link Failure.MediaRejected} when it is empty, or a data URI without
   *     base64 payload
   */
  public static Source source(Slice raw, String place) {
    if (raw.isEmpty()) {
      throw rejected(
          MediaFault.INVALID_IMAGE_URL,
          "The URL is empty. Give an https URL or a data URI such as 'data:image/png;base64,…'.",
          place);
    }
    return startsWithScheme(raw) ? inline(raw, place) : new Source.Remote(raw);
  }

  private static Source inline(Slice raw, String place) {
    Slice head = raw.sub(0, Math.min(raw.length(), HEAD_MAX));
    int comma = head.indexOf(',');
    if (comma < 0) {
      throw rejected(
          MediaFault.INVALID_BASE64_IMAGE,
          "The data URI has no comma, so no payload. Write 'data:image/png;base64,' and then the"
              + " picture in base64.",
          place);
    }
    String declared = Json.string(head.sub(SCHEME.length(), comma));
    String lower = declared.toLowerCase(Locale.ROOT);
    if (!lower.endsWith(";base64")) {
      throw rejected(
          MediaFault.INVALID_BASE64_IMAGE,
          "The data URI is not in base64. Write 'data:image/png;base64,' and then the picture in"
              + " base64.",
          place);
    }
    return new Source.Inline(raw, raw.from(comma + 1), lower.substring(0, end(lower)));
  }

  /** The media type ends where its parameters begin. */
  private static int end(String declared) {
    return declared.indexOf(';');
  }

  private static boolean startsWithScheme(Slice raw) {
    if (raw.length() < SCHEME.length()) {
      return false;
    }
    for (int i = 0; i < SCHEME.length(); i++) {
      if (Character.toLowerCase((char) raw.at(i)) != SCHEME.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static FailureException rejected(MediaFault fault, String message, String place) {
    return new FailureException(new Failure.MediaRejected(fault, message, place));
  }
}
