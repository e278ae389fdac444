package dev.fovea.cost.tokens;

import dev.fovea.cost.tokens.TokenFormula.Seen;
import dev.fovea.vision.Detail;
import dev.fovea.vision.Size;

/** The same for pictures of any size, which are seen in their own. */
record Flat(ByDetail tokens) implements PictureRule {
  @Override
  public Seen see(Size size, Detail detail) {
    return new Seen(size, tokens.of(detail));
  }
}
