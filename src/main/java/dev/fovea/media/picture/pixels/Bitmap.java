package dev.fovea.media.picture.pixels;

import dev.fovea.vision.Size;

/**
 * A picture in memory, eight bits a sample.
 *
 * <p>Large, so it is handed on and not kept: whoever is given one may overwrite its samples.
 *
 * @param channels what a pixel is made of
 * @param samples interleaved, row by row from the top, without gaps
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Bitmap(Size size, Channels channels, byte[] samples) {

  public Bitmap {
    if (samples.length != bytes(size, channels)) {
      throw new IllegalArgumentException(
          "%d samples for %s %s".formatted(samples.length, size, channels));
    }
  }

  /** Black, or transparent. */
  public static Bitmap blank(Size size, Channels channels) {
    return new Bitmap(size, channels, new byte[Math.toIntExact(bytes(size, channels))]);
  }

  /** What a picture of that size takes. */
  public static long bytes(Size size, Channels channels) {
    return size.pixels() * channels.count();
  }

  public int width() {
    return size.width();
  }

  public int height() {
    return size.height();
  }

  /** Bytes from one row to the next. */
  public int stride() {
    return size.width() * channels.count();
  }
}
