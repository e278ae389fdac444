package dev.fovea.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A run of bytes inside an array that somebody else owns; never copied, never changed.
 *
 * <p>Media payloads are slices of the request body from the socket to the upstream: they never
 * become a {@link String}. Equality is by content.
 *
 * @param array the bytes around the slice
 * @param offset index of the first byte, 0 to {@code array.length}
 * @param length number of bytes
 */
@SuppressWarnings("ArrayRecordComponent") // sharing the array is the point; equality is by content
public record Slice(byte[] array, int offset, int length) {

  /** An empty slice. */
  public static final Slice EMPTY = of(new byte[0]);

  public Slice {
    if (offset < 0 || length < 0 || length > array.length - offset) {
      throw new IndexOutOfBoundsException(
          "slice %d+%d of %d bytes".formatted(offset, length, array.length));
    }
  }

  /** The whole array. */
  public static Slice of(byte[] array) {
    return new Slice(array, 0, array.length);
  }

  /** The UTF-8 bytes of a text. */
  public static Slice of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The byte at {@code index}, counted from the start of the slice. */
  public byte at(int index) {
    return array[offset + index];
  }

  /** The part from {@code start} to before {@code end}, counted from the start of the slice. */
  public Slice sub(int start, int end) {
    return new Slice(array, offset + start, end - start);
  }

  /** The part from {@code start} to the end. */
  public Slice from(int start) {
    return sub(start, length);
  }

  /** Index in the array of the first byte after the slice. */
  public int end() {
    return offset + length;
  }

  public boolean isEmpty() {
    return length == 0;
  }

  /** The position of the first {@code wanted} byte, or -1. */
  public int indexOf(char wanted) {
    for (int i = 0; i < length; i++) {
      if (at(i) == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** The bytes decoded as UTF-8: for text that is known to be short, never for a payload. */
  public String utf8() {
    return new String(array, offset, length, StandardCharsets.UTF_8);
  }

  /** A copy of the bytes. */
  public byte[] toByteArray() {
    return Arrays.copyOfRange(array, offset, end());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Slice(byte[] theirs, int start, int size)
        && Arrays.equals(array, offset, end(), theirs, start, start + size);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = offset; i < end(); i++) {
      hash = 31 * hash + array[i];
    }
    return hash;
  }

  /** Says how long it is, never what it holds: a slice may be a picture. */
  @Override
  public String toString() {
    return "Slice[" + length + " bytes]";
  }
}
