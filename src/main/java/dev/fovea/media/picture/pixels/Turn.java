package dev.fovea.media.picture.pixels;

import dev.fovea.vision.Size;

/**
 * Lays a picture upright: the eight values of Exif 2.3, tag 0x0112, which say where the first row
 * and the first column of the file belong.
 */
public final class Turn {
  public static final int UPRIGHT = 1;

  private Turn() {}

  /** Whether the rows of the file are the columns of the picture. */
  public static boolean lies(int orientation) {
    return orientation >= 5;
  }

  /** The upright picture; the same one when it is upright already, or {@code orientation} odd. */
  public static Bitmap upright(Bitmap picture, int orientation) {
    int w = picture.width();
    int h = picture.height();
    return switch (orientation) {
      case 2 -> walk(picture, w - 1, -1, w, picture.size());
      case 3 -> walk(picture, w * h - 1, -1, -w, picture.size());
      case 4 -> walk(picture, w * (h - 1), 1, -w, picture.size());
      case 5 -> walk(picture, 0, w, 1, picture.size().turned());
      case 6 -> walk(picture, w * (h - 1), -w, 1, picture.size().turned());
      case 7 -> walk(picture, w * h - 1, -w, -1, picture.size().turned());
      case 8 -> walk(picture, w - 1, w, -1, picture.size().turned());
      default -> picture;
    };
  }

  /** Reads the source from pixel {@code first} on, {@code right} and {@code down} at a time. */
  private static Bitmap walk(Bitmap source, int first, int right, int down, Size size) {
    Bitmap target = Bitmap.blank(size, source.channels());
    int count = source.channels().count();
    byte[] from = source.samples();
    byte[] to = target.samples();
    int out = 0;
    for (int y = 0; y < size.height(); y++) {
      int in = (first + y * down) * count;
      for (int x = 0; x < size.width(); x++) {
        for (int c = 0; c < count; c++) {
          to[out++] = from[in + c];
        }
        in += right * count;
      }
    }
    return target;
  }
}
