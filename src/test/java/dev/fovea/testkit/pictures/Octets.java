package dev.fovea.testkit.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/** Writes a file number by number. */
public final class Octets {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final boolean little;

  private Octets(boolean little) {
    this.little = little;
  }

  /** With the most significant byte first. */
  public static Octets big() {
    return new Octets(false);
  }

  /** With the least significant byte first. */
  public static Octets little() {
    return new Octets(true);
  }

  public Octets u8(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  public Octets u16(int... values) {
    for (int value : values) {
      number(value, 2);
    }
    return this;
  }

  public Octets u24(int... values) {
    for (int value : values) {
      number(value, 3);
    }
    return this;
  }

  public Octets u32(long... values) {
    for (long value : values) {
      number(value, 4);
    }
    return this;
  }

  public Octets u64(long... values) {
    for (long value : values) {
      number(value, 8);
    }
    return this;
  }

  /** One byte for each character. */
  public Octets text(String latin1) {
    out.writeBytes(latin1.getBytes(ISO_8859_1));
    return this;
  }

  public Octets bytes(byte[]... all) {
    for (byte[] bytes : all) {
      out.writeBytes(bytes);
    }
    return this;
  }

  public Octets zeros(int count) {
    out.writeBytes(new byte[count]);
    return this;
  }

  public byte[] toByteArray() {
    return out.toByteArray();
  }

  private void number(long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      int shift = 8 * (little ? i : bytes - 1 - i);
      out.write((int) (value >>> shift));
    }
  }
}
