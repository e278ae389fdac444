package dev.fovea.cost.tokens;

import dev.fovea.vision.Detail;

/** Tokens that depend on the detail alone. */
record ByDetail(long low, long auto, long high, long original) {

  long of(Detail detail) {
    return switch (detail) {
      case LOW -> low;
      case AUTO -> auto;
      case HIGH -> high;
      case ORIGINAL -> original;
    };
  }
}
