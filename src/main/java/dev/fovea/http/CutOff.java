package dev.fovea.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** Ends the connection of a client that does not do its part. */
final class CutOff {
  private CutOff() {}

  /**
   * Closes at once. {@link HttpConnection#close} waits until what was written is read, so that a
   * client that does not read would keep its connection for as long as it likes.
   */
  static void now(HttpConnection connection) {
    if (connection instanceof ConnectionBase base) {
      var _ = base.channelHandlerContext().close();
    } else {
      connection.close();
    }
  }
}
