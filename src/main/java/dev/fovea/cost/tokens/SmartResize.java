package dev.fovea.cost.tokens;

import dev.fovea.cost.tokens.TokenFormula.Seen;
import dev.fovea.vision.Detail;
import dev.fovea.vision.Size;

/**
 * Qwen's {@code smart_resize}: sides become multiples of a unit, the area goes between two bounds,
 * and each square of a unit is a token. Only what is made smaller for its area is seen in another
 * size; sides that are merely rounded stay as they are sent.
 *
 * <p>In doubles and in the vendor's order, so that roundings are the vendor's. A picture thinner
 * than 200 to 1 is refused by the vendor; its count is only a number of the right order.
 *
 * @param unit pixels of a token's side
 * @param pixelsMin a smaller picture is counted as one of so many pixels
 * @param pixelsMax a larger picture is made smaller
 */
record SmartResize(int unit, long pixelsMin, long pixelsMax) implements PictureRule {
  private static final int MARKS = 2;

  @Override
  public Seen see(Size size, Detail detail) {
    Grid grid = grid(size);
    boolean shrunk = rounded(size).pixels() > pixelsMax && grid.within(size, pixelsMax);
    return new Seen(shrunk ? grid.size() : size, grid.cells() + MARKS);
  }

  /** Tokens without the marks around them. */
  long cells(Size size) {
    return grid(size).cells();
  }

  private Grid grid(Size size) {
    Grid rounded = rounded(size);
    if (rounded.pixels() > pixelsMax) {
      double beta = Math.sqrt((double) size.pixels() / pixelsMax);
      return grid(Math.floor(size.width() / beta / unit), Math.floor(size.height() / beta / unit));
    }
    if (rounded.pixels() < pixelsMin) {
      double beta = Math.sqrt((double) pixelsMin / size.pixels());
      return grid(Math.ceil(size.width() * beta / unit), Math.ceil(size.height() * beta / unit));
    }
    return rounded;
  }

  private Grid rounded(Size size) {
    return grid(Math.rint((double) size.width() / unit), Math.rint((double) size.height() / unit));
  }

  private Grid grid(double columns, double rows) {
    return new Grid(unit, Math.max(1, (long) columns), Math.max(1, (long) rows));
  }

  private record Grid(int unit, long columns, long rows) {
    long cells() {
      return columns * rows;
    }

    long pixels() {
      return cells() * unit * unit;
    }

    boolean within(Size size, long pixelsMax) {
      return columns * unit <= size.width()
          && rows * unit <= size.height()
          && pixels() <= pixelsMax;
    }

    Size size() {
      return new Size((int) columns * unit, (int) rows * unit);
    }
  }
}
