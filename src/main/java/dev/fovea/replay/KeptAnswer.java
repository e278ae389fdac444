package dev.fovea.replay;

import dev.fovea.http.AnswerHead;
import dev.fovea.http.Exchange;
import dev.fovea.http.SseWriter;
import dev.fovea.http.Trailer;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An answer as it was given the first time.
 *
 * @param whole false when its connection was broken off after the last byte, which tells the client
 *     that the stream is not whole
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record KeptAnswer(AnswerHead head, byte[] body, boolean whole) {
  private static final int FIRST_ERROR_STATUS = 400;

  /** The same with the body that it has in the database, or had before. */
  KeptAnswer with(byte[] other) {
    return new KeptAnswer(head, other, whole);
  }

  /** Gives it once more. */
  void give(Exchange exchange, String firstRequestId) {
    exchange.header("idempotency-replayed", "true");
    exchange.header("original-request", firstRequestId);
    head.headers().forEach(exchange::header);
    if (head.status() >= FIRST_ERROR_STATUS) {
      exchange.header("x-should-retry", "false"); // it would get this answer again
    }
    if (whole) {
      exchange.respond(head.status(), head.contentType(), Buffer.buffer(body));
    } else {
      SseWriter sse = exchange.sse(Trailer.NONE);
      exchange.onLoop(() -> sse.breakOff(Buffer.buffer(body)));
    }
  }

  /** One line each, as in HTTP: no value has a line break. */
  static String write(Map<String, String> headers) {
    return headers.entrySet().stream()
        .map(header -> header.getKey() + ": " + header.getValue())
        .collect(Collectors.joining("\n"));
  }

  static Map<String, String> headers(String lines) {
    Map<String, String> headers = new LinkedHashMap<>();
    lines
        .lines()
        .forEach(line -> {
          int colon = line.indexOf(": ");
          headers.put(line.substring(0, colon), line.substring(colon + 2));
        });
    return headers;
  }
}
