package dev.fovea.media.picture.pixels;

import dev.fovea.vision.Size;
import java.util.Arrays;

/**
 * Two passes over a picture with samples of −128 to 127: down its columns, then along the rows that
 * are left of it, which has few rows to go along. Begins a row as soon as all are there that it is
 * made of.
 *
 * <p>Along a row, the samples of a pixel sit side by side in one {@code long} and are multiplied
 * and added in one go. Sums stay right although a weight may be negative: each field gets a bias
 * that keeps it from borrowing of its neighbour.
 */
final class Lanczos implements RowSink {
  /** Weights along a row add up to this. */
  private static final int ONE = 1 << 12;

  private static final int FIELD_BITS = 21;

  /** How far below 0 a sum may reach, in samples: lobes of the filter are not that deep. */
  private static final int BELOW = 128;

  /** Sums stay in the nearest cache while all rows are added to them. */
  private static final int BLOCK = 2048;

  private static final byte[] CLAMPED = clamped();

  private final byte[] source;
  private final int kept;
  private final int stride;
  private final Bitmap target;
  private final Taps rows;
  private final Taps columns;
  private final int[] weights;
  private final float[] sums = new float[BLOCK];
  private final int[] samples;
  private final long[] packed;
  private int read;
  private int written;
  private int weight;

  private Lanczos(byte[] source, int kept, Size from, Taps rows, Bitmap target) {
    this.source = source;
    this.kept = kept;
    this.stride = from.width() * target.channels().count();
    this.target = target;
    this.rows = rows;
    this.columns = Taps.lanczos(from.width(), target.width());
    this.weights = columns.whole(ONE);
    this.samples = new int[stride];
    this.packed = new long[from.width()];
  }

  /** Of a picture that loses its samples. */
  static Bitmap scale(Bitmap picture, Size size) {
    Taps rows = Taps.lanczos(picture.height(), size.height());
    Bitmap target = Bitmap.blank(size, picture.channels());
    var lanczos = new Lanczos(picture.samples(), picture.height(), picture.size(), rows, target);
    for (int y = 0; y < picture.height(); y++) {
      lanczos.next();
    }
    return lanczos.picture();
  }

  /** Of a picture of which only those rows are kept that one of the target is made of. */
  static RowSink sink(Size from, Size to, Channels channels) {
    Taps rows = Taps.lanczos(from.height(), to.height());
    int kept = Arrays.stream(rows.count()).max().orElseThrow();
    byte[] source = new byte[Math.toIntExact((long) kept * from.width() * channels.count())];
    return new Lanczos(source, kept, from, rows, Bitmap.blank(to, channels));
  }

  @Override
  public byte[] samples() {
    return source;
  }

  @Override
  public int at() {
    return at(read);
  }

  private int at(int row) {
    return row % kept * stride;
  }

  @Override
  public void next() {
    int at = at();
    if (target.channels() == Channels.ABGR) {
      Alpha.multiply(source, at, at + stride);
    }
    centre(source, at, at + stride);
    read++;
    while (written < target.height() && rows.first()[written] + rows.count()[written] <= read) {
      down();
      along(target.samples(), written * target.stride());
      weight += rows.count()[written];
      written++;
    }
  }

  @Override
  public Bitmap picture() {
    if (target.channels() == Channels.ABGR) {
      Alpha.divide(target.samples());
    }
    return target;
  }

  /**
   * From 0 … 255 to −128 … 127: the JVM multiplies and adds signed bytes sixteen at a time, others
   * one by one.
   */
  private static void centre(byte[] samples, int from, int to) {
    for (int i = from; i < to; i++) {
      samples[i] ^= (byte) 0x80;
    }
  }

  private void down() {
    int first = rows.first()[written];
    int count = rows.count()[written];
    for (int from = 0; from < stride; from += BLOCK) {
      int length = Math.min(BLOCK, stride - from);
      Arrays.fill(sums, 0);
      int i = 0;
      for (; i + 4 <= count; i += 4) {
        addFour(first + i, from, length, weight + i);
      }
      for (; i < count; i++) {
        add(sums, source, at(first + i) + from, length, rows.weights()[weight + i]);
      }
      settle(sums, samples, from, length);
    }
  }

  private void addFour(int row, int from, int length, int weight) {
    add(
        sums,
        source,
        new int[] {at(row) + from, at(row + 1) + from, at(row + 2) + from, at(row + 3) + from},
        length,
        Arrays.copyOfRange(rows.weights(), weight, weight + 4));
  }

  private static void add(float[] sums, byte[] samples, int from, int length, float weight) {
    for (int i = 0; i < length; i++) {
      sums[i] += weight * samples[from + i];
    }
  }

  /** Four rows at once, one after the other: sums are fetched and put back a quarter as often. */
  private static void add(float[] sums, byte[] samples, int[] from, int length, float[] weights) {
    int a = from[0];
    int b = from[1];
    int c = from[2];
    int d = from[3];
    float ofA = weights[0];
    float ofB = weights[1];
    float ofC = weights[2];
    float ofD = weights[3];
    for (int i = 0; i < length; i++) {
      sums[i] =
          sums[i]
              + ofA * samples[a + i]
              + ofB * samples[b + i]
              + ofC * samples[c + i]
              + ofD * samples[d + i];
    }
  }

  private static void settle(float[] sums, int[] samples, int from, int length) {
    for (int i = 0; i < length; i++) {
      samples[from + i] = (int) Math.min(255f, Math.max(0f, sums[i] + 128.5f));
    }
  }

  private void along(byte[] to, int at) {
    switch (target.channels()) {
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
