package dev.fovea.engine.inspect.reading;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/** A picture in memory: packed 0xRRGGBB, row by row from the top left. Never changed once made. */
final class Pixels {
  private static final int GREY = 0x808080;

  final int width;
  final int height;
  final int[] rgb;

  Pixels(int width, int height, int[] rgb) {
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  /**
   * Copies an image of any colour model; what is transparent becomes white.
   *
   * @param areaMax the most pixels to keep: a larger image is averaged down, row by row, so that no
   *     second copy of the original ever stands in memory
   */
  static Pixels of(BufferedImage image, long areaMax) {
    int width = image.getWidth();
    int height = image.getHeight();
    int step = 1;
    while ((long) (width / step) * (height / step) > areaMax) {
      step++;
    }
    int shrunkWidth = Math.max(1, width / step);
    int shrunkHeight = Math.max(1, height / step);
    int[] rgb = new int[shrunkWidth * shrunkHeight];
    int[] band = new int[width * Math.min(step, height)];
    int rows = band.length / width;
    for (int y = 0; y < shrunkHeight; y++) {
      image.getRGB(0, y * rows, width, rows, band, 0, width);
      averageBand(band, width, rows, step, rgb, y * shrunkWidth, shrunkWidth);
    }
    return new Pixels(shrunkWidth, shrunkHeight, rgb);
  }

  private static void averageBand(
      int[] band, int width, int rows, int step, int[] rgb, int at, int count) {
    int columns = Math.min(step, width);
    int cells = rows * columns;
    for (int x = 0; x < count; x++) {
      int red = 0;
      int green = 0;
      int blue = 0;
      for (int i = 0; i < cells; i++) {
        int pixel = onWhite(band[i / columns * width + x * columns + i % columns]);
        red += (pixel >> 16) & 0xFF;
        green += (pixel >> 8) & 0xFF;
        blue += pixel & 0xFF;
      }
      rgb[at + x] = ((red / cells) << 16) | ((green / cells) << 8) | (blue / cells);
    }
  }

  private static int onWhite(int argb) {
    int alpha = argb >>> 24;
    if (alpha == 0xFF) {
      return argb & 0xFFFFFF;
    }
    int white = 255 * (255 - alpha);
    int red = (((argb >> 16) & 0xFF) * alpha + white) / 255;
    int green = (((argb >> 8) & 0xFF) * alpha + white) / 255;
    int blue = ((argb & 0xFF) * alpha + white) / 255;
    return (red << 16) | (green << 8) | blue;
  }

  /**
   * This picture with grey added at its right end, up to a width; itself when it is as wide
   * already.
   */
  Pixels widened(int newWidth) {
    if (newWidth <= width) {
      return this;
    }
    int[] wide = new int[newWidth * height];
    Arrays.fill(wide, GREY);
    for (int y = 0; y < height; y++) {
      System.arraycopy(rgb, y * width, wide, y * newWidth, width);
    }
    return new Pixels(newWidth, height, wide);
  }

  /** The brightness of a packed colour, 0..255 (ITU-R BT.601 weights). */
  static int brightness(int rgb) {
    return (((rgb >> 16) & 0xFF) * 77 + ((rgb >> 8) & 0xFF) * 150 + (rgb & 0xFF) * 29) >> 8;
  }
}
