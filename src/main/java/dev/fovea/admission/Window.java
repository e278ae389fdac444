package dev.fovea.admission;

import dev.fovea.admission.Standing.Gauge;

/**
 * How much was used in the last minute, kept by the second. What was used counts until the second
 * it was used in is a whole minute past, so that in any 60 seconds, wherever they begin, no more
 * than the limit is used. Not for use by several threads.
 *
 * <p>Moments are milliseconds of a clock that never goes back.
 */
final class Window {
  static final int SECONDS = 60;

  /** A second counts while it runs and for the minute after it. */
  private static final int SLOTS = SECONDS + 1;

  private static final long MILLIS = 1000;

  private final long[] used = new long[SLOTS];
  private long newest;
  private long total;

  /** Empty, from {@code now} on. */
  Window(long now) {
    this.newest = second(now);
  }

  /** What counts at {@code now}. */
  long used(long now) {
    advance(second(now));
    return total;
  }

  /** Uses so much. */
  void add(long now, long amount) {
    advance(second(now));
    used[slot(newest)] += amount;
    total += amount;
  }

  /** Puts right what was used in {@code second}, as far as it still counts. */
  void correct(long now, long second, long more) {
    advance(second(now));
    boolean counts = second > newest - SLOTS && second <= newest;
    if (counts) {
      int slot = slot(second);
      long corrected = Math.max(0, used[slot] + more);
      total += corrected - used[slot];
      used[slot] = corrected;
    }
  }

  /** Milliseconds until no more than {@code most} counts; 0 when that is so now. */
  long untilAtMost(long most, long now) {
    advance(second(now));
    long left = total;
    for (long second = newest - SECONDS; second <= newest && left > most; second++) {
      left -= used[slot(second)];
      if (left <= most) {
        return (second + SLOTS) * MILLIS - now;
      }
    }
    return 0;
  }

  /** How it stands with a limit. */
  Gauge gauge(Minutely kind, long limit, long now) {
    return new Gauge(kind.word(), limit, Math.max(0, limit - used(now)), untilAtMost(0, now));
  }

  private void advance(long second) {
    long steps = Math.min(Math.max(0, second - newest), SLOTS);
    for (long step = 0; step < steps; step++) {
      int slot = slot(second - step);
      total -= used[slot];
      used[slot] = 0;
    }
    newest = Math.max(newest, second);
  }

  /** The second that {@code now} falls in. */
  static long second(long now) {
    return Math.floorDiv(now, MILLIS);
  }

  private static int slot(long second) {
    return Math.floorMod(second, SLOTS);
  }
}
