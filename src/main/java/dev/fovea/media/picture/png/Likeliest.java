package dev.fovea.media.picture.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The filter that adds the likeliest of three neighbours (Paeth; PNG 3, 9.4): of left, above and
 * their corner the one nearest to left + above − corner.
 *
 * <p>That is the lower of left and above where the corner is high enough above both, or in between
 * but near the higher: where 3 · corner − left − above is no less than the higher. It is the higher
 * where that is no more than the lower, and the corner else. Without branches, since which one it
 * is cannot be foreseen; with four bytes side by side in one {@code long}, 16 bits each, so that
 * there is room for signs.
 */
final class Likeliest {
  private static final VarHandle FOUR =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long BYTES = 0x00FF_00FF_00FF_00FFL;
  private static final long PAIRS = 0x0000_FFFF_0000_FFFFL;
  private static final long ONES = 0x0001_0001_0001_0001L;

  /** What is added to differences, so that none borrows of its neighbour. */
  private static final long ZEROS = 0x8000_8000_8000_8000L;

  private Likeliest() {}

  /** Pixels of one or two bytes. */
  static void add(byte[] in, int at, byte[] row, byte[] above, int length, int left) {
    for (int i = 0, to = Rows.MARGIN; i < length; i++, to++) {
      int a = row[to - left] & 0xFF;
      int b = above[to] & 0xFF;
      int c = above[to - left] & 0xFF;
      int lower = Math.min(a, b);
      int higher = Math.max(a, b);
      int middle = 3 * c - a - b;
      int likeliest = middle >= higher ? lower : middle <= lower ? higher : c;
      row[to] = (byte) (in[at + i] + likeliest);
    }
  }

  /** Pixels of three or four bytes; of three, the fourth is written again right after. */
  static void addFours(byte[] in, int at, byte[] row, byte[] above, int length, int left) {
    long a = 0;
    long c = 0;
    for (int i = 0, to = Rows.MARGIN; i < length; i += left, to += left) {
      long b = apart((int) FOUR.get(above, to));
      a = (apart((int) FOUR.get(in, at + i)) + likeliest(a, b, c)) & BYTES;
      c = b;
      FOUR.set(row, to, together(a));
    }
  }

  /**
   * Pixels of six or eight bytes, the first four and the last four: neither waits for the other.
   */
  static void addEights(byte[] in, int at, byte[] row, byte[] above, int length, int left) {
    int last = left - 4;
    long a = 0;
    long c = 0;
    long lastA = 0;
    long lastC = 0;
    for (int i = 0, to = Rows.MARGIN; i < length; i += left, to += left) {
      long b = apart((int) FOUR.get(above, to));
      long lastB = apart((int) FOUR.get(above, to + last));
      a = (apart((int) FOUR.get(in, at + i)) + likeliest(a, b, c)) & BYTES;
      lastA = (apart((int) FOUR.get(in, at + i + last)) + likeliest(lastA, lastB, lastC)) & BYTES;
      c = b;
      lastC = lastB;
      FOUR.set(row, to, together(a));
      FOUR.set(row, to + last, together(lastA));
    }
  }

  private static long likeliest(long a, long b, long c) {
    long higher = a ^ ((a ^ b) & positive((b | ZEROS) - a));
    long lower = a ^ b ^ higher;
    long middle = ZEROS + 3 * c - a - b;
    long likeliest = c ^ ((c ^ lower) & positive(middle - higher));
    return higher ^ ((higher ^ likeliest) & positive(middle - lower - ONES));
  }

  private static long apart(int bytes) {
    long pairs = (bytes & 0xFFFFL) | (bytes & 0xFFFF_0000L) << 16;
    return (pairs | pairs << 8) & BYTES;
  }

  private static int together(long bytes) {
    long pairs = (bytes | bytes >>> 8) & PAIRS;
    return (int) (pairs | pairs >>> 16);
  }

  /** All bits of those that are not below zero, none of others. */
  private static long positive(long numbers) {
    long signs = numbers & ZEROS;
    return (signs << 1) - (signs >>> 15);
  }
}
