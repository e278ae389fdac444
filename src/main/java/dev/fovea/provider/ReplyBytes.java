package dev.fovea.provider;

import dev.fovea.json.Slice;
import io.vertx.core.buffer.Buffer;

/** Collects an answer up to a limit. Confined to one event loop while it grows. */
final class ReplyBytes {
  /** How much of an error is read. */
  static final int ERROR_BYTES_MAX = 64 * 1024;

  private final long bytesMax;
  private Buffer bytes = Buffer.buffer();

  ReplyBytes(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  /** False when the answer has become too long; what is too much is not kept. */
  boolean add(Buffer piece) {
    if (bytes.length() + (long) piece.length() > bytesMax) {
      return false;
    }
    if (bytes.length() == 0) {
      bytes = piece;
    } else {
      bytes.appendBuffer(piece);
    }
    return true;
  }

  Slice slice() {
    return Slice.of(bytes.getBytes());
  }
}
