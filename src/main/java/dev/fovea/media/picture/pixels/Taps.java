package dev.fovea.media.picture.pixels;

/**
 * Which samples of a line make up each sample of a shorter one, and how much each counts.
 *
 * @param first of each target, the first source
 * @param count of each target, how many sources
 * @param weights of all of them, one after the other; those of a target add up to 1
 */
@SuppressWarnings("ArrayRecordComponent") // a table for loops
record Taps(int[] first, int[] count, float[] weights) {
  private static final int LOBES = 3;

  /** Lanczos' filter, widened when it makes smaller. */
  static Taps lanczos(int sources, int targets) {
    double ratio = (double) sources / targets;
    double widening = Math.max(1, ratio);
    double reach = LOBES * widening;
    int[] first = new int[targets];
    int[] count = new int[targets];
    float[] weights = new float[Math.multiplyExact(targets, (int) Math.ceil(2 * reach) + 1)];
    int at = 0;
    for (int i = 0; i < targets; i++) {
      double centre = (i + 0.5) * ratio - 0.5;
      first[i] = Math.max(0, (int) Math.ceil(centre - reach));
      count[i] = Math.min(sources - 1, (int) Math.floor(centre + reach)) - first[i] + 1;
      double sum = 0;
      for (int j = 0; j < count[i]; j++) {
        double weight = weight((first[i] + j - centre) / widening);
        weights[at + j] = (float) weight;
        sum += weight;
      }
      for (int j = 0; j < count[i]; j++) {
        weights[at++] /= (float) sum;
      }
    }
    return new Taps(first, count, weights);
  }

  private static double weight(double x) {
    if (x == 0) {
      return 1;
    }
    double angle = Math.PI * x;
    return Math.abs(x) >= LOBES
        ? 0
        : LOBES * StrictMath.sin(angle) * StrictMath.sin(angle / LOBES) / (angle * angle);
  }

  /** The weights in whole parts of {@code one}; what rounding leaves goes to the largest. */
  int[] whole(int one) {
    int[] parts = new int[weights.length];
    int at = 0;
    for (int taps : count) {
      int rest = one;
      int largest = at;
      for (int end = at + taps; at < end; at++) {
        parts[at] = Math.round(weights[at] * one);
        rest -= parts[at];
        largest = parts[at] > parts[largest] ? at : largest;
      }
      parts[largest] += rest;
    }
    return parts;
  }
}
