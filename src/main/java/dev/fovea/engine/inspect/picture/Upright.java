package dev.fovea.engine.inspect.picture;

import dev.fovea.media.picture.Developed;
import dev.fovea.media.picture.pixels.Bitmap;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A picture as it is meant to be seen: turned as the camera says, opaque, 0xRRGGBB a pixel.
 *
 * @param pixels of {@link BufferedImage#TYPE_INT_RGB}
 * @param transparent whether something showed through before
 */
record Upright(BufferedImage pixels, boolean transparent) {

  /** A copy. */
  static Upright of(Developed picture) {
    Bitmap bitmap = picture.pixels();
    var image = new BufferedImage(bitmap.width(), bitmap.height(), BufferedImage.TYPE_INT_RGB);
    var upright = new Upright(image, picture.transparent());
    copy(bitmap, upright.rgb());
    return upright;
  }

  private static void copy(Bitmap bitmap, int[] to) {
    byte[] from = bitmap.samples();
    int step = bitmap.channels().count();
    int green = step == 1 ? 0 : 1;
    for (int in = 0, out = 0; out < to.length; in += step, out++) {
      to[out] = Rgb.of(from[in + 2 * green] & 0xFF, from[in + green] & 0xFF, from[in] & 0xFF);
    }
  }

  int[] rgb() {
    return ((DataBufferInt) pixels.getRaster().getDataBuffer()).getData();
  }
}
