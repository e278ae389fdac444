package dev.fovea.media.picture.decode;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;

/**
 * A file for a reader. Some readers take the end of it for zeros, and go on for as many pixels as a
 * header claims: who keeps reading behind the end is stopped.
 */
final class FiniteBytes extends ByteArrayImageInputStream {
  /** Readers that look ahead meet the end a few times. */
  private static final int ENDS_MAX = 64;

  private int ends;

  FiniteBytes(byte[] file) {
    super(file);
  }

  @Override
  public int read() throws IOException {
    return counted(super.read());
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return counted(super.read(buffer, offset, length));
  }

  private int counted(int read) {
    if (read < 0 && ++ends > ENDS_MAX) {
      // No IOException: those are what such readers go on from.
      throw new IllegalStateException("reads on behind the end of the file");
    }
    return read;
  }
}
