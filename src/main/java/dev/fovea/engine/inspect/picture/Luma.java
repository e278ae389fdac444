package dev.fovea.engine.inspect.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * How light a picture is, place by place, at no more than 1024 pixels on the long side: about the
 * size at which models look at it, and small enough that noise does not pass for sharpness.
 *
 * @param values 0 to 255, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // measured once, never compared
record Luma(double[] values, int width, int height) {
  private static final int SIDE_MAX = 1024;

  /** Levels between the lightest and the darkest place of one flat colour, scanner noise in. */
  private static final double BLANK_RANGE = 20;

  /** Averages whole blocks of pixels. */
  static Luma of(BufferedImage rgb) {
    int[] pixels = ((DataBufferInt) rgb.getRaster().getDataBuffer()).getData();
    int block = Math.ceilDiv(Math.max(rgb.getWidth(), rgb.getHeight()), SIDE_MAX);
    int width = Math.max(1, rgb.getWidth() / block);
    int height = Math.max(1, rgb.getHeight() / block);
    double[] values = new double[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        values[y * width + x] = mean(pixels, rgb, x * block, y * block, block);
      }
    }
    return new Luma(values, width, height);
  }

  private static double mean(int[] pixels, BufferedImage rgb, int left, int top, int block) {
    int right = Math.min(left + block, rgb.getWidth());
    int bottom = Math.min(top + block, rgb.getHeight());
    long sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += luma(pixels[y * rgb.getWidth() + x]);
      }
    }
    return sum / 1000.0 / ((long) (right - left) * (bottom - top));
  }

  /** ITU-R BT.601, in thousandths. */
  private static int luma(int rgb) {
    return 299 * Rgb.red(rgb) + 587 * Rgb.green(rgb) + 114 * Rgb.blue(rgb);
  }

  double mean() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  boolean blank() {
    double least = 255;
    double most = 0;
    for (double value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return most - least < BLANK_RANGE;
  }

  /** The variance of the Laplacian: edges that are soft answer weakly to it. */
  double sharpness() {
    double sum = 0;
    double squares = 0;
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int at = y * width + x;
        double edge =
            values[at - 1]
                + values[at + 1]
                + values[at - width]
                + values[at + width]
                - 4 * values[at];
        sum += edge;
        squares += edge * edge;
      }
    }
    double count = Math.max(1, (width - 2.0) * (height - 2.0));
    double mean = sum / count;
    return squares / count - mean * mean;
  }
}
