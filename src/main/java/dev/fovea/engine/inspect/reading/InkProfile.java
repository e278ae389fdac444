package dev.fovea.engine.inspect.reading;

/** Which columns of a straight strip hold ink and which are blank. */
final class InkProfile {
  private final boolean[] ink;

  private InkProfile(boolean[] ink) {
    this.ink = ink;
  }

  static InkProfile of(Pixels strip) {
    int[] contrast = contrast(strip);
    int threshold = threshold(contrast);
    boolean[] ink = new boolean[strip.width];
    for (int x = 0; x < strip.width; x++) {
      int count = 0;
      for (int y = 0; y < strip.height; y++) {
        count += contrast[y * strip.width + x] > threshold ? 1 : 0;
      }
      ink[x] = count > 1;
    }
    return new InkProfile(ink);
  }

  /**
   * How far each pixel, averaged with its neighbours against noise, is from the paper's brightness.
   */
  private static int[] contrast(Pixels strip) {
    int[] light = new int[strip.rgb.length];
    for (int i = 0; i < light.length; i++) {
      light[i] = Pixels.brightness(strip.rgb[i]);
    }
    int paper = median(light);
    int[] contrast = new int[light.length];
    for (int y = 0; y < strip.height; y++) {
      for (int x = 0; x < strip.width; x++) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
          int nx = Math.clamp(x + i % 3 - 1, 0, strip.width - 1);
          int ny = Math.clamp(y + i / 3 - 1, 0, strip.height - 1);
          sum += light[ny * strip.width + nx];
        }
        contrast[y * strip.width + x] = Math.abs(sum / 9 - paper);
      }
    }
    return contrast;
  }

  private static int median(int[] values) {
    int[] counts = histogram(values);
    int left = values.length / 2;
    int value = 0;
    while (value < 255 && left >= counts[value]) {
      left -= counts[value++];
    }
    return value;
  }

  private static int[] histogram(int[] values) {
    int[] counts = new int[256];
    for (int value : values) {
      counts[value]++;
    }
    return counts;
  }

  /** Otsu's threshold: the one that parts the values into the two groups that differ most. */
  private static int threshold(int[] values) {
    int[] counts = histogram(values);
    double total = 0;
    for (int value : values) {
      total += value;
    }
    double below = 0;
    double sumBelow = 0;
    double best = -1;
    int threshold = 0;
    for (int t = 0; t < 255; t++) {
      below += counts[t];
      sumBelow += (double) t * counts[t];
      double above = values.length - below;
      if (below > 0 && above > 0) {
        double difference = sumBelow / below - (total - sumBelow) / above;
        double between = below * above * difference * difference;
        if (between > best) {
          best = between;
          threshold = t;
        }
      }
    }
    return threshold;
  }

  /** The length of the longest run of blank columns between two places of the strip, in pixels. */
  int widestBlank(int from, int to) {
    int widest = 0;
    int run = 0;
    for (int x = Math.max(0, from); x < Math.min(to, ink.length); x++) {
      run = ink[x] ? 0 : run + 1;
      widest = Math.max(widest, run);
    }
    return widest;
  }
}
