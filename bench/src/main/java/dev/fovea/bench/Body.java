package dev.fovea.bench;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.Optional;

/** A body in one array of the size that its sender announced. */
final class Body {
  /** What is handed to the socket at a time, as Fovea does it: less is copied, less lies around. */
  private static final int PIECE = 256 * 1024;

  private final byte[] bytes;
  private int received;
  private int sent;
  private boolean ended;

  Body(HttpServerRequest request) {
    Optional<String> announced = Optional.ofNullable(request.getHeader("content-length"));
    this.bytes = new byte[announced.map(Integer::parseInt).orElse(0)];
  }

  int length() {
    return bytes.length;
  }

  void add(Buffer piece) {
    piece.getBytes(bytes, received);
    received += piece.length();
  }

  void writeTo(HttpClientRequest request) {
    request.setWriteQueueMaxSize(PIECE);
    request.drainHandler(_ -> write(request));
    write(request);
  }

  private void write(HttpClientRequest request) {
    while (!ended && !request.writeQueueFull()) {
      int length = Math.min(PIECE, bytes.length - sent);
      var piece = BufferInternal.buffer(Unpooled.wrappedBuffer(bytes, sent, length));
      sent += length;
      ended = sent == bytes.length;
      if (ended) {
        request.end(piece);
      } else {
        request.write(piece);
      }
    }
  }
}
