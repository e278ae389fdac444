package dev.fovea.media.picture.encode;

import dev.fovea.media.picture.pixels.Bitmap;

/**
 * Tells drawings, screenshots and pages from photographs: where half of the pixels are exactly as
 * the one to the left or the one above, nobody has photographed them.
 */
final class Drawn {
  private static final int LOOKED_AT = 400_000;

  private Drawn() {}

  static boolean looks(Bitmap picture) {
    int step = (int) Math.max(1, picture.size().pixels() / LOOKED_AT);
    int count = picture.channels().count();
    byte[] samples = picture.samples();
    long seen = 0;
    long same = 0;
    for (int y = 1; y < picture.height(); y += step) {
      int at = y * picture.stride() + count;
      for (int x = 1; x < picture.width(); x++, at += count) {
        seen++;
        if (equal(samples, at, at - count, count)
            || equal(samples, at, at - picture.stride(), count)) {
          same++;
        }
      }
    }
    return 2 * same >= seen;
  }

  private static boolean equal(byte[] samples, int one, int other, int count) {
    for (int i = 0; i < count; i++) {
      if (samples[one + i] != samples[other + i]) {
        return false;
      }
    }
    return true;
  }
}
