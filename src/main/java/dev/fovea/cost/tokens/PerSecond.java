package dev.fovea.cost.tokens;

import dev.fovea.vision.Size;
import java.time.Duration;

/** So many tokens for each second begun, whatever the size. */
record PerSecond(int tokens) implements VideoRule {
  @Override
  public long tokens(Size size, Duration duration) {
    return tokens * VideoRule.seconds(duration);
  }
}
