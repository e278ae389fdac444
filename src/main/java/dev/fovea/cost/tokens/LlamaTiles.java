package dev.fovea.cost.tokens;

import dev.fovea.cost.tokens.TokenFormula.Seen;
import dev.fovea.vision.Detail;
import dev.fovea.vision.Size;

/**
 * Llama's canvas of square tiles: of all rectangles of at most so many tiles the one that scales
 * the picture up least, or else down least, and of equals the one with the fewest tiles. Scaling up
 * costs nothing that we could spare, so a picture is seen no larger than it is.
 *
 * @param side pixels of a tile's side
 * @param tilesMax tiles of a canvas
 * @param tokens of a tile
 * @param overview whether the tiles are told apart by marks, and a picture of more than one tile is
 *     shown once more, in one tile
 */
record LlamaTiles(int side, int tilesMax, int tokens, boolean overview) implements PictureRule {
  private static final int MARKS = 3;

  @Override
  public Seen see(Size size, Detail detail) {
    Canvas canvas = best(size);
    Size seen = canvas.scale.below(Ratio.ONE) ? canvas.scale.ceil(size) : size;
    return new Seen(seen, tokens(canvas.tiles));
  }

  /** A mark follows each tile of several, three more stand around the whole. */
  private long tokens(long tiles) {
    if (!overview) {
      return tiles * tokens;
    }
    return tiles == 1 ? tokens + MARKS : tiles * (tokens + 1) + tokens + MARKS;
  }

  /** Of equals the first is the best: it has the fewest tiles. */
  private Canvas best(Size size) {
    Canvas best = canvas(size, 1, 1);
    for (int columns = 1; columns <= tilesMax; columns++) {
      for (int rows = 1; rows * columns <= tilesMax; rows++) {
        Canvas next = canvas(size, columns, rows);
        best = next.betterThan(best) ? next : best;
      }
    }
    return best;
  }

  private Canvas canvas(Size size, int columns, int rows) {
    Ratio across = new Ratio((long) columns * side, size.width());
    Ratio down = new Ratio((long) rows * side, size.height());
    return new Canvas(columns * rows, across.smaller(down));
  }

  /**
   * A rectangle of tiles.
   *
   * @param scale what makes the picture fit into it
   */
  private record Canvas(int tiles, Ratio scale) {
    boolean betterThan(Canvas other) {
      if (holds() != other.holds()) {
        return holds();
      }
      return holds() ? scale.below(other.scale) : other.scale.below(scale);
    }

    private boolean holds() {
      return !scale.below(Ratio.ONE);
    }
  }
}
