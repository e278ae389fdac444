package dev.fovea.media.picture.pixels;

import dev.fovea.vision.Size;
import java.util.Arrays;

/**
 * Two passes over a picture with samples of −128 to 127: down its columns, then along the rows that
 * are left of it, which has few rows to go along.
 *
 * <p>Along a row, the samples of a pixel sit side by side in one {@code long} and are multiplied
 * and added in one go. Sums stay right although a weight may be negative: each field gets a bias
 * that keeps it from borrowing of its neighbour.
 */
final class Lanczos {
  /** Weights along a row add up to this. */
  private static final int ONE = 1 << 12;

  private static final int FIELD_BITS = 21;

  /** How far below 0 a sum may reach, in samples: lobes of the filter are not that deep. */
  private static final int BELOW = 128;

  private static final byte[] CLAMPED = clamped();

  private final Taps rows;
  private final Taps columns;
  private final int[] weights;
  private final Bitmap source;
  private final float[] sums;
  private final int[] samples;
  private final long[] packed;

  private Lanczos(Bitmap source, Taps rows, Taps columns) {
    this.source = source;
    this.rows = rows;
    this.columns = columns;
    this.weights = columns.whole(ONE);
    this.sums = new float[source.stride()];
    this.samples = new int[source.stride()];
    this.packed = new long[source.width()];
  }

  static Bitmap scale(Bitmap source, Taps rows, Taps columns, Size size) {
    Bitmap target = Bitmap.blank(size, source.channels());
    new Lanczos(source, rows, columns).into(target);
    return target;
  }

  private void into(Bitmap target) {
    int at = 0;
    for (int y = 0; y < target.height(); y++) {
      Arrays.fill(sums, 0);
      for (int row = rows.first()[y], end = row + rows.count()[y]; row < end; row++) {
        add(sums, source.samples(), row * source.stride(), rows.weights()[at++]);
      }
      settle(sums, samples);
      along(target.samples(), y * target.stride());
    }
  }

  private static void add(float[] sums, byte[] samples, int from, float weight) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weight * samples[from + i];
    }
  }

  private static void settle(float[] sums, int[] samples) {
    for (int i = 0; i < sums.length; i++) {
      samples[i] = (int) Math.min(255f, Math.max(0f, sums[i] + 128.5f));
    }
  }

  private void along(byte[] to, int at) {
    switch (source.channels()) {
      case GRAY -> {
        pack(1, 0, 1);
        spread(to, at, 1, 1);
      }
      case BGR -> {
        pack(3, 0, 3);
        spread(to, at, 3, 3);
      }
      case ABGR, CMYK -> {
        pack(4, 0, 2);
        spread(to, at, 4, 2);
        pack(4, 2, 2);
        spread(to, at + 2, 4, 2);
      }
    }
  }

  private void pack(int step, int from, int fields) {
    for (int x = 0, in = from; x < packed.length; x++, in += step) {
      long pixel = samples[in];
      if (fields > 1) {
        pixel |= (long) samples[in + 1] << FIELD_BITS;
      }
      if (fields > 2) {
        pixel |= (long) samples[in + 2] << (2 * FIELD_BITS);
      }
      packed[x] = pixel;
    }
  }

  private void spread(byte[] to, int at, int step, int fields) {
    long bias = (BELOW * ONE + ONE / 2) * (1L | 1L << FIELD_BITS | 1L << (2 * FIELD_BITS));
    int tap = 0;
    for (int x = 0; x < columns.first().length; x++, at += step) {
      long sum = bias;
      for (int in = columns.first()[x], end = in + columns.count()[x]; in < end; in++) {
        sum += packed[in] * weights[tap++];
      }
      for (int field = 0; field < fields; field++) {
        to[at + field] = CLAMPED[(int) (sum >>> (field * FIELD_BITS + 12)) & 0x1FF];
      }
    }
  }

  private static byte[] clamped() {
    byte[] table = new byte[512];
    for (int i = 0; i < table.length; i++) {
      table[i] = (byte) Math.clamp(i - BELOW, 0, 255);
    }
    return table;
  }
}
