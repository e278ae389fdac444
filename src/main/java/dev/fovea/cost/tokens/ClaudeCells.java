package dev.fovea.cost.tokens;

import dev.fovea.cost.tokens.TokenFormula.Seen;
import dev.fovea.vision.Detail;
import dev.fovea.vision.Size;

/**
 * Claude's cells of 28 px. A picture that is too long or has too many of them is made smaller, as
 * little as possible; its short side is rounded half to even.
 *
 * @param edge pixels that the cells of one side may cover
 * @param tokensMax cells of a picture
 */
record ClaudeCells(int edge, int tokensMax) implements PictureRule {
  private static final int CELL_SIDE = 28;

  @Override
  public Seen see(Size size, Detail detail) {
    Size seen = fits(size) ? size : largest(size);
    return new Seen(seen, cells(seen));
  }

  private boolean fits(Size size) {
    return begun(size.longSide()) * CELL_SIDE <= edge && cells(size) <= tokensMax;
  }

  /** A longer picture never fits where a shorter one of the same shape does not. */
  private Size largest(Size size) {
    int fits = 1;
    int tooLong = size.longSide();
    while (tooLong - fits > 1) {
      int middle = (fits + tooLong) >>> 1;
      if (fits(scaled(size, middle))) {
        fits = middle;
      } else {
        tooLong = middle;
      }
    }
    return scaled(size, fits);
  }

  private static Size scaled(Size size, int longSide) {
    int shortSide = halfToEven((long) size.shortSide() * longSide, size.longSide());
    return size.width() >= size.height()
        ? new Size(longSide, shortSide)
        : new Size(shortSide, longSide);
  }

  /** At least 1. */
  private static int halfToEven(long number, long divisor) {
    long whole = number / divisor;
    long twice = number % divisor * 2;
    boolean up = twice > divisor || (twice == divisor && whole % 2 == 1);
    return (int) Math.max(1, up ? whole + 1 : whole);
  }

  private static long cells(Size size) {
    return begun(size.width()) * begun(size.height());
  }

  private static long begun(int side) {
    return Math.ceilDiv(side, CELL_SIDE);
  }
}
