package dev.fovea.media.picture.deflate;

import static dev.fovea.media.picture.deflate.BitSource.EIGHT;

import java.io.IOException;

/** Copies of what was written before, which may reach into themselves. */
final class Copy {
  /** What so few bytes are to be multiplied by to be eight, over and over. */
  private static final long[] OVER_AND_OVER = {
    0,
    0x0101_0101_0101_0101L,
    0x0001_0001_0001_0001L,
    0x0001_0000_0100_0001L,
    0x0000_0001_0000_0001L,
    0x0000_0100_0000_0001L,
    0x0001_0000_0000_0001L,
    0x0100_0000_0000_0001L
  };

  /** The multiple of so few bytes that is in eight. */
  private static final int[] WHOLE = {0, 8, 8, 6, 8, 5, 6, 7};

  private Copy() {}

  /** Writes eight bytes at a time; of those that are too many, others take the place. */
  static void write(byte[] out, int start, int distance, int length) throws IOException {
    int end = start + length;
    int from = start - distance;
    if (from < 0) {
      throw new IOException("a copy of nothing");
    }
    if (distance < 8) {
      long seen =
          distance == 1
              ? out[from] & 0xFF
              : (long) EIGHT.get(out, from) & ((1L << (8 * distance)) - 1);
      long run = seen * OVER_AND_OVER[distance];
      int step = WHOLE[distance];
      for (int to = start; to < end; to += step) {
        EIGHT.set(out, to, run);
      }
      return;
    }
    for (int to = start; to < end; to += 8, from += 8) {
      EIGHT.set(out, to, (long) EIGHT.get(out, from));
    }
  }
}
