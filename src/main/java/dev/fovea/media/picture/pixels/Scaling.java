package dev.fovea.media.picture.pixels;

import dev.fovea.vision.Size;

/**
 * Makes pictures smaller by Lanczos' filter with three lobes, each new pixel from all the old ones
 * in its reach: fine lines fade, they do not come and go.
 *
 * <p>Values are averaged as they are, in sRGB and not in linear light: so do the scalers before
 * which vision models were trained.
 */
public final class Scaling {

  private Scaling() {}

  /**
   * The picture in another size; the same one when it has that size.
   *
   * @param picture loses its samples
   */
  public static Bitmap to(Size size, Bitmap picture) {
    if (size.equals(picture.size())) {
      return picture;
    }
    boolean alpha = picture.channels() == Channels.ABGR;
    if (alpha) {
      Alpha.multiply(picture.samples());
    }
    centre(picture.samples());
    var columns = Taps.lanczos(picture.width(), size.width());
    var rows = Taps.lanczos(picture.height(), size.height());
    Bitmap scaled = Lanczos.scale(picture, rows, columns, size);
    if (alpha) {
      Alpha.divide(scaled.samples());
    }
    return scaled;
  }

  /**
   * From 0 … 255 to −128 … 127: the JVM multiplies and adds signed bytes sixteen at a time, others
   * one by one.
   */
  private static void centre(byte[] samples) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] ^= (byte) 0x80;
    }
  }
}
