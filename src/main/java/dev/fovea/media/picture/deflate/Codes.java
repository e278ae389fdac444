package dev.fovea.media.picture.deflate;

import java.io.IOException;
import java.util.Arrays;

/**
 * A Huffman code of Deflate (RFC 1951, 3.2) as a table to look up the next bits in: once for codes
 * that are as short as most, twice for longer ones.
 *
 * <p>An entry holds, from its lowest bit on: how many bits it takes (6); how many of these are the
 * code, with those that are to be added to the value behind it (4, from bit 8 on), or how many
 * literals it has; flags; a value (16), which is a literal, or two, the base of a length or of a
 * distance, or where to look for the second time.
 */
final class Codes {
  static final int LITERAL = 1 << 12;

  private static final int ONE = 1 << 8;

  /** Neither a literal nor a number: nothing at all, unless it is one of the next two. */
  static final int OTHER = 1 << 13;

  static final int LONGER = 1 << 14;
  static final int END = 1 << 15;

  private static final int BITS_MAX = 15;

  private final int[] meanings;
  private final int onceMax;
  private final int[] entries;
  private final int[] singles;
  private int once;
  private int twice;
  private boolean paired;

  private Codes(int[] meanings, int onceMax) {
    this.meanings = meanings;
    this.onceMax = onceMax;
    this.entries = new int[(1 << onceMax) + (meanings.length << (BITS_MAX - onceMax))];
    this.singles = new int[1 << onceMax];
  }

  /** Of literals, the end of a block, and lengths. */
  static Codes ofSymbols() {
    int[] meanings = new int[288];
    Arrays.fill(meanings, OTHER);
    for (int literal = 0; literal < 256; literal++) {
      meanings[literal] = literal << 16 | LITERAL | ONE;
    }
    meanings[256] = OTHER | END;
    number(meanings, 257, 28, 3, 4);
    meanings[285] = 258 << 16;
    return new Codes(meanings, 11);
  }

  static Codes ofDistances() {
    int[] meanings = new int[32];
    Arrays.fill(meanings, OTHER);
    number(meanings, 0, 30, 1, 2);
    return new Codes(meanings, 8);
  }

  /** Of the lengths of codes. */
  static Codes ofLengths() {
    int[] meanings = new int[19];
    Arrays.setAll(meanings, length -> length << 16);
    return new Codes(meanings, 7);
  }

  /** The code of those lengths, which are right. */
  Codes known(byte[] lengths) {
    try {
      set(lengths, 0, lengths.length);
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Bases, one after the other, whose reach doubles after each few of them. */
  private static void number(int[] meanings, int from, int count, int first, int few) {
    int base = first;
    for (int i = 0; i < count; i++) {
      int added = Math.max(0, i / few - 1);
      meanings[from + i] = base << 16 | added;
      base += 1 << added;
    }
  }

  /**
   * Becomes another code.
   *
   * @param lengths of each symbol's code in bits, 0 for none, {@code count} of them
   */
  void set(byte[] lengths, int from, int count) throws IOException {
    int[] codes = new int[BITS_MAX + 1];
    for (int i = 0; i < count; i++) {
      codes[lengths[from + i]]++;
    }
    codes[0] = 0;
    int longest = checked(codes);
    once = Math.clamp(longest, 1, onceMax);
    twice = Math.max(0, longest - once);
    Arrays.fill(entries, 0, 1 << once, OTHER);
    int[] next = new int[BITS_MAX + 1];
    for (int bits = 2; bits <= longest; bits++) {
      next[bits] = (next[bits - 1] + codes[bits - 1]) << 1;
    }
    int free = 1 << once;
    for (int symbol = 0; symbol < count; symbol++) {
      int bits = lengths[from + symbol];
      if (bits > 0) {
        int code = Integer.reverse(next[bits]++) >>> (32 - bits);
        boolean literal = (meanings[symbol] & LITERAL) != 0;
        int entry = meanings[symbol] + bits + (literal ? 0 : bits << 8);
        free = put(code, bits, entry, free);
      }
    }
    paired = false;
  }

  /**
   * Makes one entry of two literals that can be found at once: worth its while where many follow.
   * From above, where others are single.
   */
  void pair() {
    widen(onceMax);
    System.arraycopy(entries, 0, singles, 0, 1 << once);
    paired = true;
    for (int i = (1 << once) - 1; i >= 0; i--) {
      int first = entries[i];
      int second = entries[i >>> (first & 63)];
      int bits = (first & 63) + (second & 63);
      if ((first & second & LITERAL) != 0 && bits <= once) {
        int both = first >>> 16 | second >>> 16 << 8;
        entries[i] = both << 16 | LITERAL | 2 * ONE | bits;
      }
    }
  }

  /** Looks up more bits at once; where that is possible, no code is longer than the few of now. */
  private void widen(int bits) {
    int mask = mask();
    for (int i = 1 << once; i < 1 << bits; i++) {
      entries[i] = entries[i & mask];
    }
    once = bits;
  }

  /**
   * The longest code's length: there must be exactly as many codes as there can be, or just one.
   */
  private static int checked(int[] codes) throws IOException {
    int longest = 0;
    int left = 1;
    for (int bits = 1; bits <= BITS_MAX; bits++) {
      left = 2 * left - codes[bits];
      longest = codes[bits] > 0 ? bits : longest;
      if (left < 0) {
        throw new IOException("more codes than there can be");
      }
    }
    if (left > 0 && longest > 1) {
      throw new IOException("fewer codes than there must be");
    }
    return longest;
  }

  /** Wherever it is found, whatever comes behind it; returns where entries are free then. */
  private int put(int code, int bits, int entry, int free) {
    if (bits <= once) {
      for (int i = code; i < 1 << once; i += 1 << bits) {
        entries[i] = entry;
      }
      return free;
    }
    int first = code & ((1 << once) - 1);
    boolean fresh = entries[first] == OTHER;
    if (fresh) {
      entries[first] = free << 16 | OTHER | LONGER;
    }
    int start = entries[first] >>> 16;
    for (int i = code >>> once; i < 1 << twice; i += 1 << (bits - once)) {
      entries[start + i] = entry;
    }
    return fresh ? free + (1 << twice) : free;
  }

  /** What to look up in; a loop keeps it. */
  int[] entries() {
    return entries;
  }

  /** The same without pairs, for where data end: a pair might take bits that are not there. */
  int[] singles() {
    return paired ? singles : entries;
  }

  boolean paired() {
    return paired;
  }

  /** Which bits to look up at first. */
  int mask() {
    return (1 << once) - 1;
  }

  /** The entry for the next bits. */
  int entry(long bits) {
    int entry = entries[(int) bits & mask()];
    return (entry & LONGER) == 0
        ? entry
        : entries[(entry >>> 16) + ((int) (bits >>> once) & ((1 << twice) - 1))];
  }

  /** The same, where there has to be one. */
  int checked(long bits) throws IOException {
    int entry = entry(bits);
    if ((entry & (OTHER | END)) == OTHER) {
      throw new IOException("no such code");
    }
    return entry;
  }

  /** How many literals an entry of such has: one, or two, of which the first comes first. */
  static int literals(int entry) {
    return entry >>> 8 & 3;
  }

  /** The value of an entry with what stands behind its code. */
  static int value(int entry, long bits) {
    return (entry >>> 16) + (int) ((bits & ((1L << entry) - 1)) >>> (entry >>> 8 & 15));
  }
}
