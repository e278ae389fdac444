package dev.fovea.api.openai;

import dev.fovea.admission.Standing;
import dev.fovea.admission.Standing.Gauge;
import dev.fovea.http.Exchange;
import java.math.BigDecimal;

/**
 * How a key stands with its limits, in the headers that OpenAI's clients know: {@code
 * x-ratelimit-limit-requests}, {@code x-ratelimit-remaining-tokens}, {@code
 * x-ratelimit-reset-images} and their like. They are on refusals, too.
 */
final class RateLimitHeaders {
  private static final String PREFIX = "x-ratelimit-";
  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;

  private RateLimitHeaders() {}

  static void tell(Standing standing, Exchange exchange) {
    if (!standing.gauges().isEmpty()) {
      exchange.onLoop(() -> standing.gauges().forEach(gauge -> tell(gauge, exchange)));
    }
  }

  private static void tell(Gauge gauge, Exchange exchange) {
    exchange.header(PREFIX + "limit-" + gauge.what(), Long.toString(gauge.limit()));
    exchange.header(PREFIX + "remaining-" + gauge.what(), Long.toString(gauge.remaining()));
    exchange.header(PREFIX + "reset-" + gauge.what(), duration(gauge.resetMillis()));
  }

  /**
   * As Go writes durations, and so OpenAI: {@code 0s}, {@code 120ms}, {@code 7.66s}, {@code
   * 1m0.5s}.
   */
  static String duration(long millis) {
    if (millis > 0 && millis < SECOND) {
      return millis + "ms";
    }
    String seconds =
        BigDecimal.valueOf(millis % MINUTE, 3).stripTrailingZeros().toPlainString() + "s";
    return millis < MINUTE ? seconds : millis / MINUTE + "m" + seconds;
  }
}
