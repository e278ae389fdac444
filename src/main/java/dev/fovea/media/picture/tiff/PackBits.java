package dev.fovea.media.picture.tiff;

import java.io.EOFException;
import java.io.IOException;

/**
 * Runs (TIFF 6.0, section 9): a number n, then n + 1 bytes; or below zero, then one byte that is
 * repeated 1 - n times. -128 is nothing. The reader of the pixels takes that for the end where a
 * row begins, after all the rows before; so it is refused everywhere, though that reader skips
 * some. We know no writer of it.
 */
public final class PackBits implements Packing {
  private static final int END = -128;

  @Override
  public int check(byte[] file, Strip strip) throws IOException {
    return end(file, strip.from(), strip.end(), strip.bytes());
  }

  /**
   * Where so many bytes end that are packed.
   *
   * @param from where they begin
   * @param end where the last of them is before
   * @throws EOFException when they are not all there
   */
  public static int end(byte[] file, int from, int end, long bytes) throws EOFException {
    int at = from;
    long left = bytes;
    while (left > 0) {
      if (at >= end || file[at] == END) {
        throw new EOFException();
      }
      int number = file[at];
      at += number >= 0 ? number + 2 : 2;
      left -= number >= 0 ? number + 1 : 1 - number;
    }
    if (at > end) {
      throw new EOFException();
    }
    return at;
  }
}
