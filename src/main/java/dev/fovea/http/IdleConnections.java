package dev.fovea.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Closes connections that have sent no whole request head for a while: kept open too long, or
 * dripping a head byte by byte. Confined to one event loop.
 */
final class IdleConnections {
  /**
   * In the order of waiting, the longest first; a connection with a request under way is not here.
   */
  private final Map<HttpConnection, Long> waitingSince = new LinkedHashMap<>();

  private final long patienceNanos;

  IdleConnections(long patienceMillis) {
    this.patienceNanos = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
  }

  void opened(HttpConnection connection) {
    waitingSince.put(connection, System.nanoTime());
  }

  void closed(HttpConnection connection) {
    waitingSince.remove(connection);
  }

  /** Takes the connection out while it serves the request. */
  void busy(HttpServerRequest request) {
    HttpConnection connection = request.connection();
    waitingSince.remove(connection);
    request.response().bodyEndHandler(_ -> waitingSince.put(connection, System.nanoTime()));
  }

  /** Closes those that have waited too long. */
  void sweep() {
    long now = System.nanoTime();
    Iterator<Map.Entry<HttpConnection, Long>> waiting = waitingSince.entrySet().iterator();
    while (waiting.hasNext()) {
      var longest = waiting.next();
      if (now - longest.getValue() < patienceNanos) {
        return;
      }
      waiting.remove();
      CutOff.now(longest.getKey());
    }
  }
}
