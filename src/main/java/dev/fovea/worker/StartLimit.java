package dev.fovea.worker;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps a worker that dies at once from being started over and over: after a few deaths without a
 * completed start between them, starts wait 1 s, 2 s, 4 s, … up to a minute.
 *
 * <p>Safe for use by many threads.
 */
final class StartLimit {
  private static final int DEATHS_FREE = 3;
  private static final long FIRST_WAIT = Duration.ofSeconds(1).toNanos();
  private static final long WAIT_MAX = Duration.ofMinutes(1).toNanos();
  private static final int DOUBLINGS_MAX = 6;

  private final LongSupplier nanos;
  private int deaths;
  private long diedAt;

  StartLimit(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** A child came up: the worker is sound. */
  synchronized void completed() {
    deaths = 0;
  }

  synchronized void died() {
    deaths++;
    diedAt = nanos.getAsLong();
  }

  /** How long the next start has to wait; zero when it may come now. */
  synchronized Duration waiting() {
    if (deaths < DEATHS_FREE) {
      return Duration.ZERO;
    }
    int doublings = Math.min(deaths - DEATHS_FREE, DOUBLINGS_MAX);
    long wait = Math.min(FIRST_WAIT << doublings, WAIT_MAX);
    return Duration.ofNanos(Math.max(0, diedAt + wait - nanos.getAsLong()));
  }
}
