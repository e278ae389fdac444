package dev.fovea.engine.inspect.picture;

import dev.fovea.media.picture.Aim;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * What to look for in a picture; facts are always measured.
 *
 * @param format what the picture is, by its first bytes
 * @param orientation as EXIF numbers it, 1 to 8
 * @param size upright, as the file's headers claim it
 * @param codes whether to look for bar and QR codes
 * @param text whether to read the text
 */
public record Look(Format format, int orientation, Size size, boolean codes, boolean text) {
  /** What a header may claim: larger than any camera's picture, small enough to be decoded. */
  private static final long PIXELS_MAX = 100_000_000;

  /** What is looked at: four bytes each have to fit in a worker's heap several times. */
  private static final long SEEN_MAX = 24_000_000;

  private static final double LEAST = 1 / 4.0;

  private static final int BYTES = 12;
  private static final List<Format> FORMATS = List.of(Format.values());

  /** The bytes that stand before the picture's in a request to the worker. */
  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .put((byte) FORMATS.indexOf(format))
        .put((byte) orientation)
        .put((byte) (codes ? 1 : 0))
        .put((byte) (text ? 1 : 0))
        .putInt(size.width())
        .putInt(size.height())
        .array();
  }

  static Look of(byte[] request) {
    ByteBuffer bytes = ByteBuffer.wrap(request);
    Format format = FORMATS.get(bytes.get());
    int orientation = bytes.get();
    boolean codes = bytes.get() != 0;
    boolean text = bytes.get() != 0;
    return new Look(format, orientation, new Size(bytes.getInt(), bytes.getInt()), codes, text);
  }

  /** The picture in a request, which follows the bytes of the look. */
  static byte[] picture(byte[] request) {
    return Arrays.copyOfRange(request, BYTES, request.length);
  }

  /** How large it is looked at. */
  Aim aim() {
    return scaled(Math.min(1, Math.sqrt((double) SEEN_MAX / size.pixels())));
  }

  /** How large at least: a decoder without room for all pixels makes it of every second one. */
  Aim least() {
    return scaled(LEAST);
  }

  private Aim scaled(double scale) {
    var seen = new Size(side(size.width() * scale), /* height= */ side(size.height() * scale));
    return Aim.within(seen, PIXELS_MAX);
  }

  private static int side(double length) {
    return (int) Math.max(1, length);
  }
}
