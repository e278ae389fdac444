package dev.fovea.testkit.pictures;

import java.io.ByteArrayOutputStream;

/** Writes numbers bit by bit, the least significant first. */
final class LittleBits {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int pending;
  private int count;

  LittleBits put(long value, int bits) {
    for (int i = 0; i < bits; i++) {
      pending |= (int) (value >> i & 1) << count++;
      if (count == 8) {
        out.write(pending);
        pending = 0;
        count = 0;
      }
    }
    return this;
  }

  /** All of it; the last byte is filled with zeros. */
  byte[] toByteArray() {
    while (count != 0) {
      put(0, 1);
    }
    return out.toByteArray();
  }
}
