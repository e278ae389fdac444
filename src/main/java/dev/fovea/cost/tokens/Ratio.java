package dev.fovea.cost.tokens;

import dev.fovea.vision.Size;

/**
 * A scale as a fraction. Scaled by doubles, a side that ought to be a whole number of patches is
 * sometimes a hair longer, and counts one patch more.
 *
 * @param up 1 to 2^28
 * @param down 1 to 2^31
 */
record Ratio(long up, long down) {
  static final Ratio ONE = new Ratio(1, 1);

  /** What makes a side fit; never more than 1. */
  static Ratio fit(int side, int sideMax) {
    return side <= sideMax ? ONE : new Ratio(sideMax, side);
  }

  boolean below(Ratio other) {
    return up * other.down < other.up * down;
  }

  Ratio smaller(Ratio other) {
    return below(other) ? this : other;
  }

  /** Units that a scaled side begins. */
  long begun(int side, int unit) {
    return Math.ceilDiv(side * up, unit * down);
  }

  /** Scaled, fractions of a pixel dropped, no side shorter than 1. */
  Size floor(Size size) {
    return new Size(floor(size.width()), floor(size.height()));
  }

  /** Scaled, a started pixel counted as one: it begins as many units as the exact size does. */
  Size ceil(Size size) {
    return new Size((int) begun(size.width(), 1), (int) begun(size.height(), 1));
  }

  private int floor(int side) {
    return (int) Math.max(1, side * up / down);
  }
}
