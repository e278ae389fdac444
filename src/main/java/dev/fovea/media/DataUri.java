package dev.fovea.media;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.media.format.Sniffer;
import dev.fovea.vision.Source;
import java.util.Optional;

/**
 * Tells a data URI (RFC 2397) from a URL by its first bytes; of a payload in base64 no more is
 * looked at here than where it begins.
 *
 * <p>A source is a string as it stands in JSON, so a slash may be written {@code \/}. Many dresses
 * are understood: blanks around it, any case, parameters, {@code ;base64} forgotten or repeated,
 * the text of an SVG, a head without its {@code data:}, and base64 without any head.
 */
public final class DataUri {
  /** Where the head ends, from {@code data:} to the comma; real ones take 30 characters. */
  private static final int HEAD_MAX = 4096;

  /** Heads in front of each other, when a client puts one before what has one already. */
  private static final int HEADS_MAX = 3;

  /** Schemes of URLs end within so many bytes. */
  private static final int SCHEME_MAX = 16;

  /** Characters of base64 that are looked at to know a file: 72 KiB of it. */
  private static final int SNIFFED = 96 * 1024;

  private static final String SCHEME = "data:";
  private static final String ENCODING = ";base64";

  private DataUri() {}

  /**
   * Reads a source from a string of a request body.
   *
   * @param raw the bytes between the quotes
   * @param place the part's place, for the failure
   * @throws FailureException {@link Failure.MediaRejected} when it is empty, or a data URI without
   *     a payload that could be a file
   */
  public static Source source(Slice raw, String place) {
    Slice text = Blanks.trimmed(raw);
    if (text.isEmpty()) {
      throw rejected(
          MediaFault.INVALID_IMAGE_URL,
          "The URL is empty. Give an https URL or a data URI such as 'data:image/png;base64,…'.",
          place);
    }
    if (!startsWithScheme(text)) {
      return DataHead.loose(text)
          .map(head -> of(head.mediaType(), text.from(head.length())))
          .or(() -> bare(text))
          .map(Source.class::cast)
          .orElseGet(() -> new Source.Remote(text));
    }
    return inline(text, place);
  }

  /** Base64 without a head is told from a URL by being a file that we know. */
  private static Optional<Source.Inline> bare(Slice text) {
    if (text.sub(0, Math.min(text.length(), SCHEME_MAX)).indexOf(':') >= 0) {
      return Optional.empty();
    }
    Slice head = text.sub(0, Math.min(text.length(), SNIFFED));
    Optional<Payload> clean = Payload.of(head).filter(payload -> !payload.touched());
    return clean
        .or(() -> Payload.of(text))
        .filter(payload -> Sniffer.sniff(payload.file()).isPresent())
        .map(payload -> clean.isPresent() ? text : payload.base64())
        .map(base64 -> new Source.Inline(base64, base64, ""));
  }

  private static Source inline(Slice text, String place) {
    Slice uri = text;
    DataHead head = head(uri, place);
    for (int heads = 1; heads < HEADS_MAX && startsWithScheme(uri.from(head.length())); heads++) {
      uri = uri.from(head.length());
      head = head(uri, place);
    }
    Slice payload = uri.from(head.length());
    if (head.tidy()) {
      return new Source.Inline(uri, payload, head.mediaType());
    }
    boolean base64 = head.base64() || bare(payload).isPresent();
    return of(head.mediaType(), base64 ? payload : plain(payload, place));
  }

  /** The text of a drawing, or bytes escaped by percent signs. */
  private static Slice plain(Slice payload, String place) {
    return PlainPayload.base64(payload)
        .orElseThrow(() ->
            rejected(
                MediaFault.INVALID_BASE64_IMAGE,
                "The data URI is not in base64. Write 'data:image/png;base64,' and then the"
                    + " picture in base64.",
                place));
  }

  private static DataHead head(Slice uri, String place) {
    int comma = comma(uri.sub(0, Math.min(uri.length(), HEAD_MAX)));
    if (comma < 0) {
      throw rejected(
          MediaFault.INVALID_BASE64_IMAGE,
          "The data URI has no comma, so no payload. Write 'data:image/png;base64,' and then the"
              + " picture in base64.",
          place);
    }
    return DataHead.of(Json.string(uri.sub(0, comma)), comma + 1);
  }

  /** One in quotes, as in {@code ;name="a,b.png"}, is a parameter's. */
  private static int comma(Slice head) {
    boolean quoted = false;
    for (int i = 0; i < head.length(); i++) {
      if (head.at(i) == '"') {
        quoted = !quoted;
      } else if (head.at(i) == ',' && !quoted) {
        return i;
      }
    }
    return head.indexOf(',');
  }

  /** A data URI as everybody reads it; the base64 is copied behind its head. */
  static Source.Inline of(String mediaType, Slice base64) {
    byte[] head = (SCHEME + mediaType + ENCODING + ",").getBytes(US_ASCII);
    byte[] uri = new byte[head.length + base64.length()];
    System.arraycopy(head, 0, uri, 0, head.length);
    System.arraycopy(base64.array(), base64.offset(), uri, head.length, base64.length());
    Slice raw = Slice.of(uri);
    return new Source.Inline(raw, raw.from(head.length), mediaType);
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
