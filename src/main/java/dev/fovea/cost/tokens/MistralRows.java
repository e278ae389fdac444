package dev.fovea.cost.tokens;

import dev.fovea.cost.tokens.TokenFormula.Seen;
import dev.fovea.vision.Detail;
import dev.fovea.vision.Size;

/**
 * Mistral's rows of patches, each row followed by a token that ends it.
 *
 * @param patch pixels of a token's side
 * @param sideMax the long side is fitted into so many pixels, both sides rounded half to even
 */
record MistralRows(int patch, int sideMax) implements PictureRule {
  @Override
  public Seen see(Size size, Detail detail) {
    Size seen = fitted(size);
    long columns = Math.ceilDiv(seen.width(), patch);
    long rows = Math.ceilDiv(seen.height(), patch);
    return new Seen(seen, columns * rows + rows);
  }

  private Size fitted(Size size) {
    if (size.longSide() <= sideMax) {
      return size;
    }
    double ratio = (double) size.longSide() / sideMax;
    return new Size(rounded(size.width() / ratio), rounded(size.height() / ratio));
  }

  private static int rounded(double side) {
    return (int) Math.max(1, Math.rint(side));
  }
}
