package dev.fovea.cost.tokens;

import dev.fovea.cost.tokens.TokenFormula.Seen;
import dev.fovea.vision.Detail;
import dev.fovea.vision.Size;

/**
 * For models that we do not know: four tokens for each 32 px square begun and 1,024 more. A
 * published rule; it exceeds every family here but gpt-4o-mini for pictures as people send them.
 */
record PatchBound() implements PictureRule {
  private static final int PATCH_SIDE = 32;
  private static final int TOKENS_OF_PATCH = 4;
  private static final int TOKENS_MIN = 1024;

  @Override
  public Seen see(Size size, Detail detail) {
    long columns = Math.ceilDiv(size.width(), PATCH_SIDE);
    long patches = columns * Math.ceilDiv(size.height(), PATCH_SIDE);
    return new Seen(size, TOKENS_OF_PATCH * patches + TOKENS_MIN);
  }
}
