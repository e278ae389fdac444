package dev.fovea.cost.tokens;

import dev.fovea.vision.Size;
import java.time.Duration;

/** A vendor's way to count videos, with the constants of one family. */
sealed interface VideoRule permits PerSecond, QwenFrames {
  /**
   * No video is longer; what claims to be is counted as this long, so that no product overflows.
   */
  long SECONDS_MAX = Integer.MAX_VALUE;

  /** As {@link TokenFormula#video}. */
  long tokens(Size size, Duration duration);

  /** Seconds begun, from 1 to {@link #SECONDS_MAX}. */
  static long seconds(Duration duration) {
    long whole = duration.getSeconds();
    return Math.clamp(duration.getNano() > 0 ? whole + 1 : whole, 1, SECONDS_MAX);
  }
}
