package dev.fovea.media.format;

import dev.fovea.json.Slice;
import java.util.Objects;

/**
 * A file's bytes, wherever they are: looked at one by one, never made whole for it.
 *
 * <p>Positions count from 0. Implementations of this package are immutable but for the array behind
 * them, and safe for use by many threads.
 */
public interface Bytes {

  /** How many there are. */
  long length();

  /**
   * The byte at a position, 0 to 255.
   *
   * @throws IndexOutOfBoundsException unless {@code 0 <= position < length()}
   */
  int at(long position);

  /** Bytes as they are. */
  static Bytes of(Slice file) {
    return new Plain(file);
  }

  /**
   * Bytes behind base64; each is decoded when it is asked for.
   *
   * @param base64 of the standard alphabet with all of its padding, without line breaks; anything
   *     else gives bytes without meaning
   */
  static Bytes ofBase64(Slice base64) {
    return new Base64Bytes(base64);
  }

  /** The first bytes, {@code most} of them where there are as many. */
  default byte[] head(int most) {
    byte[] head = new byte[(int) Math.min(most, length())];
    for (int i = 0; i < head.length; i++) {
      head[i] = (byte) at(i);
    }
    return head;
  }

  /** Bytes in an array. */
  record Plain(Slice file) implements Bytes {
    @Override
    public long length() {
      return file.length();
    }

    @Override
    public int at(long position) {
      return file.at((int) Objects.checkIndex(position, length())) & 0xFF;
    }
  }
}
