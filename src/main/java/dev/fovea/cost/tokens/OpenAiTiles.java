package dev.fovea.cost.tokens;

import dev.fovea.cost.tokens.TokenFormula.Seen;
import dev.fovea.vision.Detail;
import dev.fovea.vision.Size;

/**
 * OpenAI's tiles: fitted into 2048 px, then the short side into 768 px, then cut into tiles of 512
 * px. With {@link Detail#LOW} the model sees a version that fits into 512 px, for the base alone;
 * all other details are high.
 *
 * @param base tokens of any picture
 * @param tile tokens of each tile begun
 */
record OpenAiTiles(int base, int tile) implements PictureRule {
  private static final int LONG_SIDE_MAX = 2048;
  private static final int SHORT_SIDE_MAX = 768;
  private static final int TILE_SIDE = 512;

  @Override
  public Seen see(Size size, Detail detail) {
    if (detail == Detail.LOW) {
      return new Seen(Ratio.fit(size.longSide(), TILE_SIDE).floor(size), base);
    }
    Ratio ratio =
        Ratio.fit(size.longSide(), LONG_SIDE_MAX)
            .smaller(Ratio.fit(size.shortSide(), SHORT_SIDE_MAX));
    Size seen = ratio.floor(size);
    long tiles = (long) begun(seen.width()) * begun(seen.height());
    return new Seen(seen, base + tile * tiles);
  }

  private static int begun(int side) {
    return Math.ceilDiv(side, TILE_SIDE);
  }
}
