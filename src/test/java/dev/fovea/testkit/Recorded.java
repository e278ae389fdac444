package dev.fovea.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/**
 * A request that reached the scripted upstream.
 *
 * @param headers by name in lower case
 * @param closed completes when the peer closes the connection
 * @param sent bytes of the reply that were handed to the operating system so far
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Recorded(
    String method,
    String target,
    Map<String, String> headers,
    byte[] body,
    CompletableFuture<Void> closed,
    AtomicLong sent) {

  public JsonNode json() {
    return Json.read(Slice.of(body));
  }

  public String text() {
    return new String(body, UTF_8);
  }

  /** Where an ASCII text first stands in the body; the body may be large. */
  public int indexOf(String ascii) {
    byte[] sought = ascii.getBytes(UTF_8);
    int at = 0;
    while (!Arrays.equals(body, at, at + sought.length, sought, 0, sought.length)) {
      at++;
    }
    return at;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Fails unless the peer closes the connection in time. */
  public void assertClosedWithin(long millis) {
    try {
      closed.get(millis, TimeUnit.MILLISECONDS);
    } catch (Exception e) {
      throw new AssertionError("the upstream was not closed within " + millis + " ms", e);
    }
  }
}
