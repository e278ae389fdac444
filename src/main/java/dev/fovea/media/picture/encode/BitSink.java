package dev.fovea.media.picture.encode;

import java.util.Arrays;

/** Bytes, and the bits of a JPEG scan, in which a zero follows each FF. */
final class BitSink {
  private byte[] bytes;
  private int length;
  private long bits;
  private int count;

  BitSink(int capacity) {
    bytes = new byte[capacity];
  }

  /** Appends the low {@code size} bits of {@code value}, 0 to 32 of them; others must be 0. */
  void bits(int value, int size) {
    bits = (bits << size) | value;
    count += size;
    if (count >= 32) {
      drain();
    }
  }

  private void drain() {
    if (length + 16 > bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    while (count >= 8) {
      count -= 8;
      byte next = (byte) (bits >>> count);
      bytes[length++] = next;
      if (next == -1) {
        bytes[length++] = 0;
      }
    }
  }

  /** Fills the last byte with ones. */
  void align() {
    int rest = -count & 7;
    bits((1 << rest) - 1, rest);
    drain();
  }

  /** Appends bytes as they are; only between scans. */
  void raw(int... values) {
    for (int value : values) {
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, bytes.length * 2);
      }
      bytes[length++] = (byte) value;
    }
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }
}
