package dev.fovea.admission;

import dev.fovea.error.Failure;
import java.util.Locale;

/** How a client is told that a limit is reached: which, how far, and when to come back. */
final class Refusals {
  private static final long MINUTE_SECONDS = Window.SECONDS;

  private Refusals() {}

  /**
   * The minute's limit is reached.
   *
   * @param untilMillis when there will be room for what was asked
   */
  static Failure minutely(Minutely kind, long limit, long used, long asked, long untilMillis) {
    if (asked > limit) {
      return new Failure.BeyondLimit(
          "The request counts for %d %s, more than the %d per minute that its API key may use. Ask for less."
              .formatted(asked, kind.word(), limit));
    }
    return new Failure.RateLimited(
        String.format(
            Locale.ROOT,
            "The API key has reached its limit of %d %s per minute: %d used, %d asked for. Try again in %.1f seconds.",
            limit,
            kind.word(),
            used,
            asked,
            untilMillis / 1e3),
        (int) Math.min(MINUTE_SECONDS, Math.ceilDiv(untilMillis, 1000)));
  }

  /** As many requests are under way as may be at once. */
  static Failure concurrent(long limit) {
    return new Failure.RateLimited(
        "The API key has reached its limit of %d requests at once. Try again when one of them has ended."
            .formatted(limit),
        1);
  }
}
