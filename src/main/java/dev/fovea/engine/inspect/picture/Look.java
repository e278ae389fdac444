package dev.fovea.engine.inspect.picture;

import dev.fovea.vision.Format;
import java.util.Arrays;
import java.util.List;

/**
 * What to look for in a picture; facts are always measured.
 *
 * @param format what the picture is, by its first bytes
 * @param codes whether to look for bar and QR codes
 * @param text whether to read the text
 */
public record Look(Format format, boolean codes, boolean text) {
  private static final int BYTES = 3;
  private static final List<Format> FORMATS = List.of(Format.values());

  /** The bytes that stand before the picture's in a request to the worker. */
  public byte[] bytes() {
    return new byte[] {
      (byte) FORMATS.indexOf(format), (byte) (codes ? 1 : 0), (byte) (text ? 1 : 0)
    };
  }

  static Look of(byte[] request) {
    return new Look(FORMATS.get(request[0]), request[1] != 0, request[2] != 0);
  }

  /** The picture in a request, which follows the bytes of the look. */
  static byte[] picture(byte[] request) {
    return Arrays.copyOfRange(request, BYTES, request.length);
  }
}
