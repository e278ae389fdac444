package dev.fovea.media.picture.decode;

import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.media.picture.pixels.Channels;
import dev.fovea.vision.Size;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Pixels that are numbers of colours. */
final class Palette {
  private Palette() {}

  /** The colours themselves; grey alone where the palette has nothing else. */
  static Bitmap apply(Raster raster, IndexColorModel palette, Size size) {
    int[] colors = new int[palette.getMapSize()];
    palette.getRGBs(colors);
    Bitmap target = Bitmap.blank(size, channels(palette, colors));
    byte[] to = target.samples();
    int[] row = new int[size.width()];
    int at = 0;
    for (int y = 0; y < size.height(); y++) {
      raster.getPixels(0, y, row.length, 1, row);
      for (int number : row) {
        int color = number < colors.length ? colors[number] : 0;
        if (target.channels() == Channels.ABGR) {
          to[at++] = (byte) (color >>> 24);
        }
        to[at++] = (byte) color;
        if (target.channels() != Channels.GRAY) {
          to[at++] = (byte) (color >> 8);
          to[at++] = (byte) (color >> 16);
        }
      }
    }
    return target;
  }

  private static Channels channels(IndexColorModel palette, int[] colors) {
    if (palette.hasAlpha()) {
      return Channels.ABGR;
    }
    for (int color : colors) {
      int blue = color & 0xFF;
      if ((color >> 8 & 0xFF) != blue || (color >> 16 & 0xFF) != blue) {
        return Channels.BGR;
      }
    }
    return Channels.GRAY;
  }
}
