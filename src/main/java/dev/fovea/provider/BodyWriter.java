package dev.fovea.provider;

import dev.fovea.json.Slice;
import io.netty.buffer.Unpooled;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.List;

/**
 * Writes a body in small pieces, as fast as the upstream takes them: the bytes stay where they lie
 * in the client's request, and no more than a few pieces are copied for the socket at a time.
 * Confined to one event loop.
 */
final class BodyWriter {
  private static final int PIECE = 256 * 1024;

  private final HttpClientRequest request;
  private final List<Slice> body;
  private int slice;
  private int offset;
  private boolean stopped;
  private boolean finished;

  BodyWriter(HttpClientRequest request, List<Slice> body) {
    this.request = request;
    this.body = body;
  }

  void start() {
    request.setWriteQueueMaxSize(PIECE);
    request.drainHandler(_ -> write());
    write();
  }

  /** Writes no more: the upstream has answered already, or nobody wants it to. */
  void stop() {
    stopped = true;
  }

  /** True when the whole body was written. */
  boolean finished() {
    return finished;
  }

  private void write() {
    while (!stopped && !request.writeQueueFull()) {
      BufferInternal piece = next();
      if (slice == body.size()) {
        stopped = true;
        finished = true;
        request.end(piece);
      } else {
        request.write(piece);
      }
    }
  }

  private BufferInternal next() {
    Slice current = body.get(slice);
    int length = Math.min(PIECE, current.length() - offset);
    var piece = Unpooled.wrappedBuffer(current.array(), current.offset() + offset, length);
    offset += length;
    if (offset == current.length()) {
      slice++;
      offset = 0;
    }
    return BufferInternal.buffer(piece);
  }
}
