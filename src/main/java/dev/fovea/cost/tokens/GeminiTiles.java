package dev.fovea.cost.tokens;

import dev.fovea.cost.tokens.TokenFormula.Seen;
import dev.fovea.vision.Detail;
import dev.fovea.vision.Size;

/**
 * Gemini 2's tiles, two thirds of the short side wide, from 256 to 768 px; a small picture is one
 * tile. The picture is seen in its own size.
 *
 * @param tokens of a tile
 */
record GeminiTiles(int tokens) implements PictureRule {
  private static final int SMALL_SIDE = 384;
  private static final int TILE_SIDE_MIN = 256;
  private static final int TILE_SIDE_MAX = 768;

  @Override
  public Seen see(Size size, Detail detail) {
    if (size.longSide() <= SMALL_SIDE) {
      return new Seen(size, tokens);
    }
    int side = Math.clamp(size.shortSide() * 2L / 3, TILE_SIDE_MIN, TILE_SIDE_MAX);
    long across = Math.ceilDiv(size.width(), side);
    return new Seen(size, tokens * across * Math.ceilDiv(size.height(), side));
  }
}
