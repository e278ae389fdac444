package dev.fovea.provider;

import io.vertx.core.http.HttpClientResponse;
import java.util.OptionalInt;

/**
 * Reads when an upstream wants to be asked again; a date is not worth its trouble and counts as
 * nothing said.
 */
final class RetryAfter {
  private static final int SECONDS_MAX = 60;

  private RetryAfter() {}

  static OptionalInt seconds(HttpClientResponse response) {
    String value = response.getHeader("retry-after");
    if (value == null || !value.matches("\\d{1,9}")) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(Math.clamp(Integer.parseInt(value), 1, SECONDS_MAX));
  }
}
