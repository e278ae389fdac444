package dev.fovea.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.regex.Pattern;

/**
 * A field of a stream whose value is known only at its end. It follows the last chunk, and the head
 * announces it: to clients that say they take such (RFC 9110, 6.5.1), and to nobody else.
 */
public record Trailer(String name) {
  /** Of a stream that has none. */
  public static final Trailer NONE = new Trailer("");

  static final CharSequence HEADER = HttpHeaders.createOptimized("trailer");

  private static final CharSequence TE = HttpHeaders.createOptimized("te");
  private static final Pattern TAKEN =
      Pattern.compile("(.*,)?\\s*trailers\\s*(,.*)?", Pattern.CASE_INSENSITIVE);

  /** Whether whoever sent this takes it. */
  boolean takenBy(HttpServerRequest request) {
    return !name.isEmpty()
        && request.version() == HttpVersion.HTTP_1_1
        && request.headers().getAll(TE).stream().anyMatch(each -> TAKEN.matcher(each).matches());
  }
}
