package dev.fovea.media.picture.decode;

import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file for a reader. Some readers take the end of it for zeros, and go on for as many pixels as a
 * header claims: who keeps reading behind the end is stopped.
 */
final class FiniteBytes extends ImageInputStreamImpl {
  /** Readers that look ahead meet the end a few times. */
  private static final int ENDS_MAX = 64;

  private static final int END = -1;

  private final byte[] file;
  private int ends;

  /** Shares the array. */
  FiniteBytes(byte[] file) {
    this.file = file;
  }

  @Override
  public int read() {
    bitOffset = 0;
    return streamPos < file.length ? file[(int) streamPos++] & 0xFF : end();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    bitOffset = 0;
    int count = (int) Math.min(length, file.length - streamPos);
    if (count <= 0) {
      return length == 0 ? 0 : end();
    }
    System.arraycopy(file, (int) streamPos, buffer, offset, count);
    streamPos += count;
    return count;
  }

  private int end() {
    if (++ends > ENDS_MAX) {
      // No IOException: those are what such readers go on from.
      throw new IllegalStateException("reads on behind the end of the file");
    }
    return END;
  }

  @Override
  public long length() {
    return file.length;
  }
}
