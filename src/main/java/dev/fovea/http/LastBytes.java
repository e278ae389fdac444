package dev.fovea.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Ends an answer, also one to a request whose body is still coming. */
record LastBytes(HttpServerRequest request, Context context) {
  /** How long a refused body is read and thrown away, so that its sender gets to see the answer. */
  private static final long LINGER_MILLIS = 2000;

  /** Runs {@code sent} when the operating system has the bytes. */
  void send(Buffer bytes, Runnable sent) {
    HttpServerResponse response = request.response();
    if (request.isEnded()) {
      response.end(bytes).onComplete(_ -> sent.run());
      return;
    }
    response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    request.handler(_ -> {}).endHandler(_ -> request.connection().close()).resume();
    response.end(bytes).onComplete(_ -> sent.run());
    context.owner().setTimer(LINGER_MILLIS, _ -> CutOff.now(request.connection()));
  }
}
