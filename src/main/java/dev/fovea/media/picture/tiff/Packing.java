package dev.fovea.media.picture.tiff;

import java.io.EOFException;
import java.io.IOException;

/** How strips are packed. One object is for the strips of one page, and for one thread. */
interface Packing {

  /**
   * Looks whether a strip holds what it should.
   *
   * @return where it ends, as far as was looked
   * @throws IOException when it is damaged, or ends before
   */
  int check(byte[] file, Strip strip) throws IOException;

  /** What lies there as it is. */
  static int plain(byte[] file, Strip strip) throws IOException {
    if (strip.bytes() > file.length - strip.from()) {
      throw new EOFException();
    }
    return strip.from() + (int) strip.bytes();
  }
}
