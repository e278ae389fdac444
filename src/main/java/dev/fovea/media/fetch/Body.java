package dev.fovea.media.fetch;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/**
 * A body on its way in, never longer than its cap. It grows with what has come, not with what was
 * announced. For one thread.
 */
final class Body {
  private static final int FIRST = 64 * 1024;

  private final long bytesMax;
  private final FetchMemory.Lease lease;
  private byte[] bytes = new byte[0];
  private long most;
  private int length;

  /**
   * @param bytesMax at most 1 GiB
   * @param lease grows along
   */
  Body(long bytesMax, FetchMemory.Lease lease) {
    this.bytesMax = bytesMax;
    this.lease = lease;
    this.most = bytesMax;
  }

  /**
   * Hears how long it will be.
   *
   * @throws FetchFault when that is too long
   */
  void announce(long announced) {
    if (announced > bytesMax) {
      throw FetchFault.tooLarge(bytesMax);
    }
    most = announced;
  }

  /**
   * Adds a piece.
   *
   * @throws FetchFault when it has become too long
   * @throws dev.fovea.error.FailureException when there is no memory
   */
  void add(Buffer piece) {
    int size = piece.length();
    if (size > bytesMax - length) {
      throw FetchFault.tooLarge(bytesMax);
    }
    grow(length + size);
    piece.getBytes(bytes, length);
    length += size;
  }

  private void grow(int needed) {
    if (needed > bytes.length) {
      int roomy = (int) Math.min(Math.max(FIRST, bytes.length * 2L), most);
      int size = Math.max(needed, roomy);
      lease.grow(size - bytes.length);
      bytes = Arrays.copyOf(bytes, size);
    }
  }

  /**
   * All of it.
   *
   * @throws FetchFault when there is nothing
   */
  byte[] whole() {
    if (length == 0) {
      throw FetchFault.empty();
    }
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }
}
