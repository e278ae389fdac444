package dev.fovea.engine.inspect.reading;

/** Makes strips of faint, dim or noisy text look more like ordinary ones. */
final class Contrast {
  private static final double CUT = 0.01; // this share of pixels at either end may be noise

  private Contrast() {}

  /** Spread over the whole range of brightness. */
  static Pixels stretched(Pixels strip) {
    int[] counts = new int[256];
    for (int rgb : strip.rgb) {
      counts[Pixels.brightness(rgb)]++;
    }
    int allowed = (int) (strip.rgb.length * CUT);
    int black = 0;
    for (int seen = counts[0]; seen <= allowed && black < 255; seen += counts[black]) {
      black++;
    }
    int white = 255;
    for (int seen = counts[255]; seen <= allowed && white > black + 1; seen += counts[white]) {
      white--;
    }
    int[] rgb = new int[strip.rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = each(strip.rgb[i], black, Math.max(1, white - black));
    }
    return new Pixels(strip.width, strip.height, rgb);
  }

  private static int each(int rgb, int black, int range) {
    int result = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int value = ((rgb >> shift) & 0xFF) - black;
      int spread = Math.clamp(value * 255L / range, 0, 255);
      result |= spread << shift;
    }
    return result;
  }

  /** Averaged over 3 × 3 pixels. */
  static Pixels smoothed(Pixels strip) {
    int[] rgb = new int[strip.rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = mean(strip, i % strip.width, i / strip.width);
    }
    return new Pixels(strip.width, strip.height, rgb);
  }

  private static int mean(Pixels strip, int x, int y) {
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int i = 0; i < 9; i++) {
      int nx = Math.clamp(x + i % 3 - 1, 0, strip.width - 1);
      int ny = Math.clamp(y + i / 3 - 1, 0, strip.height - 1);
      int rgb = strip.rgb[ny * strip.width + nx];
      red += (rgb >> 16) & 0xFF;
      green += (rgb >> 8) & 0xFF;
      blue += rgb & 0xFF;
    }
    return ((red / 9) << 16) | ((green / 9) << 8) | (blue / 9);
  }
}
