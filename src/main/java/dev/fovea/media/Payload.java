package dev.fovea.media;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.json.Slice;
import dev.fovea.media.format.Bytes;
import dev.fovea.vision.Source;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/**
 * A file in base64, as RFC 4648 wants it: standard alphabet, all of the padding, no line breaks, no
 * JSON escapes.
 *
 * <p>What a client sent so is used where it lies in the request body. What is base64 in another
 * dress (line breaks, the alphabet of URLs, no padding, escapes of JSON or of URLs) is written anew
 * once, which takes at most as much memory as the body has for it.
 *
 * @param base64 not empty
 * @param touched whether it had to be written anew
 */
public record Payload(Slice base64, boolean touched) {
  /** Characters that are checked at once; a multiple of four, and its bytes stay in the cache. */
  private static final int BLOCK = 32 * 1024;

  /**
   * The payload of a part.
   *
   * @param place the part's place, for the failure
   * @throws FailureException {@link Failure.MediaRejected}: {@code EMPTY_IMAGE_FILE} or {@code
   *     INVALID_BASE64_IMAGE}
   */
  public static Payload of(Source.Inline inline, String place) {
    if (inline.payload().isEmpty()) {
      throw rejected(
          MediaFault.EMPTY_IMAGE_FILE,
          "The data URI has no payload after its comma: the file was empty, or was not read.",
          place);
    }
    if (isClean(inline.payload(), inline.checked() / 4 * 4)) {
      return new Payload(inline.payload(), false);
    }
    var untidy = new UntidyBase64(inline.payload());
    if (!untidy.tidy()) {
      throw rejected(
          MediaFault.INVALID_BASE64_IMAGE,
          "The payload is not valid base64: character %d of %d cannot stand there. Encode the"
                  .formatted(untidy.position() + 1, inline.payload().length())
              + " file's bytes with the standard alphabet and no line breaks.",
          place);
    }
    return new Payload(untidy.base64(), true);
  }

  /** The payload, when these bytes of a JSON string are base64 in any dress. */
  static Optional<Payload> of(Slice raw) {
    if (isClean(raw, 0)) {
      return Optional.of(new Payload(raw, false));
    }
    var untidy = new UntidyBase64(raw);
    return untidy.tidy() ? Optional.of(new Payload(untidy.base64(), true)) : Optional.empty();
  }

  /** The file behind it, decoded where it is looked at. */
  public Bytes file() {
    return Bytes.ofBase64(base64);
  }

  /** How many bytes the file has. */
  public long bytes() {
    return file().length();
  }

  /** The whole file, decoded anew each time: nobody should keep it longer than needed. */
  public ByteBuffer decoded() {
    return decoded(base64);
  }

  /** One pass with the decoder's vector instructions, block by block. */
  private static boolean isClean(Slice base64, int checked) {
    if (base64.isEmpty() || base64.length() % 4 != 0) {
      return false;
    }
    int last = (base64.length() - 1) / 4 * 4;
    try {
      for (int start = checked; start < base64.length(); start += BLOCK) {
        Slice block = base64.sub(start, Math.min(start + BLOCK, base64.length()));
        int missing = block.length() / 4 * 3 - decoded(block).remaining();
        // Padding inside would be accepted by a decoder that sees one block alone.
        if (missing > 0 && start + block.length() <= last) {
          return false;
        }
      }
      return true;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private static ByteBuffer decoded(Slice base64) {
    return Base64.getDecoder()
        .decode(ByteBuffer.wrap(base64.array(), base64.offset(), base64.length()));
  }

  private static FailureException rejected(MediaFault fault, String message, String place) {
    return new FailureException(new Failure.MediaRejected(fault, message, place));
  }
}
