package dev.fovea.media.picture.png;

import dev.fovea.media.picture.deflate.Inflate;
import java.io.IOException;
import java.util.Arrays;

/**
 * Rows out of a deflated stream, with what was taken away from each byte added again: the one to
 * the left, the one above, their mean, or the one of three neighbours that is likeliest (PNG 3, 9).
 */
final class Rows {
  /** Zeros to the left of a row, as many as the longest pixel has bytes. */
  static final int MARGIN = 8;

  private final Inflate inflate;
  private final int left;
  private byte[] row;
  private byte[] above;

  /**
   * Begins.
   *
   * @param most bytes that a row may have
   * @param left how far to the left of a byte its like is
   */
  Rows(Inflate inflate, int most, int left) {
    this.inflate = inflate;
    this.left = left;
    this.row = new byte[MARGIN + most + 1];
    this.above = new byte[MARGIN + most + 1];
  }

  /** The next row has nothing above. */
  void top() {
    Arrays.fill(row, (byte) 0);
  }

  /** Whether there is a filter of that number. */
  static void checkFilter(byte filter) throws IOException {
    if (filter < 0 || filter > 4) {
      throw new IOException("no such filter");
    }
  }

  /**
   * The next row, which begins behind the margin. Changes at the next call.
   *
   * @throws IOException when there is no such row
   */
  byte[] next(int length) throws IOException {
    byte[] spare = above;
    above = row;
    row = spare;
    int at = inflate.take(1 + length);
    byte[] in = inflate.bytes();
    checkFilter(in[at]);
    switch (in[at]) {
      case 0 -> System.arraycopy(in, at + 1, row, MARGIN, length);
      case 1 -> addLeft(in, at + 1, row, length, left);
      case 2 -> addAbove(in, at + 1, row, above, length);
      case 3 -> addMean(in, at + 1, row, above, length, left);
      default -> addLikeliest(in, at + 1, length);
    }
    return row;
  }

  private static void addLeft(byte[] in, int at, byte[] row, int length, int left) {
    for (int i = 0; i < length; i++) {
      row[MARGIN + i] = (byte) (in[at + i] + row[MARGIN + i - left]);
    }
  }

  private static void addAbove(byte[] in, int at, byte[] row, byte[] above, int length) {
    for (int i = 0; i < length; i++) {
      row[MARGIN + i] = (byte) (in[at + i] + above[MARGIN + i]);
    }
  }

  private static void addMean(byte[] in, int at, byte[] row, byte[] above, int length, int left) {
    for (int i = 0; i < length; i++) {
      int sum = (row[MARGIN + i - left] & 0xFF) + (above[MARGIN + i] & 0xFF);
      row[MARGIN + i] = (byte) (in[at + i] + (sum >> 1));
    }
  }

  /** Paeth's: of left, above and their corner the one nearest to left + above − corner. */
  private void addLikeliest(byte[] in, int at, int length) {
    switch (left) {
      case 1, 2 -> Likeliest.add(in, at, row, above, length, left);
      case 3, 4 -> Likeliest.addFours(in, at, row, above, length, left);
      default -> Likeliest.addEights(in, at, row, above, length, left);
    }
  }
}
