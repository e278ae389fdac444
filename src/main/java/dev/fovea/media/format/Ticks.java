package dev.fovea.media.format;

import java.time.Duration;

/** Durations as files count them. */
final class Ticks {
  /** Longer than any film; what a file says beyond is no more than that. */
  private static final long SECONDS_MAX = 1_000_000_000;

  private Ticks() {}

  /**
   * So many ticks.
   *
   * @param ticks at least 0
   * @param perSecond 0 where the file does not say, which makes nothing of the ticks
   */
  static Duration of(long ticks, long perSecond) {
    if (perSecond <= 0) {
      return Duration.ZERO;
    }
    long seconds = Math.min(ticks / perSecond, SECONDS_MAX);
    return Duration.ofSeconds(seconds, (long) (ticks % perSecond * 1e9 / perSecond));
  }

  /** So many seconds; zero for what is no number of them. */
  static Duration ofSeconds(double seconds) {
    return seconds > 0
        ? Duration.ofNanos((long) (Math.min(seconds, SECONDS_MAX) * 1e9))
        : Duration.ZERO;
  }

  /** What a film's or a track's header says: dates, ticks per second, ticks. */
  static Duration ofHeader(View header) {
    boolean wide = header.u8(0) == 1;
    long ticks = wide ? header.i64(24) : header.u32(16);
    boolean unknown = wide ? ticks < 0 : ticks == 0xFFFF_FFFFL;
    return unknown ? Duration.ZERO : of(ticks, perSecond(header));
  }

  /** How many ticks that header says a second has. */
  static long perSecond(View header) {
    return header.u32(header.u8(0) == 1 ? 20 : 12);
  }
}
