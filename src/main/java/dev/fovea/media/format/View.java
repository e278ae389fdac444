package dev.fovea.media.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A stretch of a file, read number by number. Positions count from its start; big-endian unless
 * {@link #little}. What lies outside is {@link Malformed}: the file was cut off, or lies.
 *
 * <p>All views of one file share an allowance, so that no file, however it is built, has more than
 * {@value #READ_MAX} bytes read. For one thread.
 */
final class View {
  /** Bytes of a file that are read to learn about it; headers of real files need far fewer. */
  static final int READ_MAX = 256 * 1024;

  private final Bytes bytes;
  private final long start;
  private final long length;
  private final boolean little;
  private final Allowance allowance;

  private static final class Allowance {
    private int left = READ_MAX;
  }

  private View(Bytes bytes, long start, long length, boolean little, Allowance allowance) {
    this.bytes = bytes;
    this.start = start;
    this.length = length;
    this.little = little;
    this.allowance = allowance;
  }

  static View of(Bytes bytes) {
    return new View(bytes, 0, bytes.length(), false, new Allowance());
  }

  long length() {
    return length;
  }

  /** All of it, as a place in the file. */
  Stretch stretch() {
    return new Stretch(start, length);
  }

  /** Whether so many bytes lie at a position. */
  boolean has(long at, long count) {
    return at >= 0 && count >= 0 && at <= length && count <= length - at;
  }

  /** How many more bytes may be read. */
  int allowance() {
    return allowance.left;
  }

  int u8(long at) {
    if (at < 0 || at >= length) {
      throw new Malformed("is cut off, or points outside of itself");
    }
    if (allowance.left-- <= 0) {
      throw new Malformed("has more headers than are read");
    }
    return bytes.at(start + at);
  }

  int u16(long at) {
    return little ? u8(at) | u8(at + 1) << 8 : u8(at) << 8 | u8(at + 1);
  }

  int u24(long at) {
    return little ? u16(at) | u8(at + 2) << 16 : u8(at) << 16 | u16(at + 1);
  }

  int i32(long at) {
    return little ? u16(at) | u16(at + 2) << 16 : u16(at) << 16 | u16(at + 2);
  }

  long u32(long at) {
    return i32(at) & 0xFFFF_FFFFL;
  }

  long i64(long at) {
    return little ? u32(at) | (long) i32(at + 4) << 32 : (long) i32(at) << 32 | u32(at + 4);
  }

  /** A number of eight bytes that counts something, so 2^63 and more is wrong. */
  long u64(long at) {
    long value = i64(at);
    if (value < 0) {
      throw new Malformed("has a number that is too large");
    }
    return value;
  }

  /** Bytes as text, one character each. */
  String text(long at, int count) {
    byte[] text = new byte[count];
    for (int i = 0; i < count; i++) {
      text[i] = (byte) u8(at + i);
    }
    return new String(text, ISO_8859_1);
  }

  /** Whether these bytes, written one character each, lie at a position. */
  boolean says(long at, String text) {
    return has(at, text.length()) && text(at, text.length()).equals(text);
  }

  /** A part of it. */
  View sub(long at, long count) {
    if (!has(at, count)) {
      throw new Malformed("is cut off, or points outside of itself");
    }
    return new View(bytes, start + at, count, little, allowance);
  }

  /** A part of it that was found before, in the file whose whole this is. */
  View sub(Stretch stretch) {
    return sub(stretch.at(), stretch.length());
  }

  /** What lies from a position on. */
  View from(long at) {
    return sub(at, length - at);
  }

  /** As much of a part as is there. */
  View upTo(long at, long count) {
    return sub(at, Math.min(count, Math.max(0, length - at)));
  }

  /** The same with the least significant byte first. */
  View little() {
    return new View(bytes, start, length, true, allowance);
  }

  /** The same with the most significant byte first. */
  View big() {
    return new View(bytes, start, length, false, allowance);
  }
}
