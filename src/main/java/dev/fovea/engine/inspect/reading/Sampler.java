package dev.fovea.engine.inspect.reading;

/**
 * Reads a page at any point; beyond its edges the nearest pixel stands. Coordinates are of pixel
 * corners.
 */
final class Sampler {
  private final Pixels page;
  private final int taps;
  private final double spread;

  /**
   * Prepares samples at even distances.
   *
   * @param step how many page pixels lie between two samples: over 1, each sample is an average of
   *     several
   */
  Sampler(Pixels page, double step) {
    this.page = page;
    this.taps = Math.clamp(Math.round(step), 1, 8);
    this.spread = step / taps;
  }

  int at(double x, double y) {
    if (taps == 1) {
      return bilinear(x - 0.5, y - 0.5);
    }
    int red = 0;
    int green = 0;
    int blue = 0;
    double offset = 0.5 + spread * (taps - 1) / 2;
    for (int i = 0; i < taps * taps; i++) {
      int row = i / taps;
      int column = i % taps;
      int rgb = bilinear(x - offset + column * spread, y - offset + row * spread);
      red += (rgb >> 16) & 0xFF;
      green += (rgb >> 8) & 0xFF;
      blue += rgb & 0xFF;
    }
    int count = taps * taps;
    return ((red / count) << 16) | ((green / count) << 8) | (blue / count);
  }

  private int bilinear(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    int right = (int) ((x - left) * 256);
    int down = (int) ((y - top) * 256);
    int above = mix(pixel(left, top), pixel(left + 1, top), right);
    int below = mix(pixel(left, top + 1), pixel(left + 1, top + 1), right);
    return mix(above, below, down);
  }

  private int pixel(int x, int y) {
    return page.rgb[
        Math.clamp(y, 0, page.height - 1) * page.width + Math.clamp(x, 0, page.width - 1)];
  }

  /**
   * Mixes two packed colours; {@code share} of the second is 0..256. Red and blue travel in one
   * number.
   */
  private static int mix(int first, int second, int share) {
    int redBlue = (first & 0xFF00FF) * (256 - share) + (second & 0xFF00FF) * share;
    int green = (first & 0xFF00) * (256 - share) + (second & 0xFF00) * share;
    return ((redBlue >>> 8) & 0xFF00FF) | ((green >>> 8) & 0xFF00);
  }
}
