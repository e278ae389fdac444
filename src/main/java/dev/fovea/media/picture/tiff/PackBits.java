package dev.fovea.media.picture.tiff;

import java.io.EOFException;
import java.io.IOException;

/**
 * Runs (TIFF 6.0, section 9): a number n, then n + 1 bytes; or below zero, then one byte that is
 * repeated 1 - n times; or -128, which is nothing.
 */
public final class PackBits implements Packing {
  private static final int NOTHING = -128;

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
      if (at >= end) {
        throw new EOFException();
      }
      int number = file[at];
      at += number >= 0 ? number + 2 : number == NOTHING ? 1 : 2;
      left -= number >= 0 ? number + 1 : number == NOTHING ? 0 : 1 - number;
    }
    if (at > end) {
      throw new EOFException();
    }
    return at;
  }
}
