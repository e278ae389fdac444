package dev.fovea.cost.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.cost.tokens.TokenFormula.Seen;
import dev.fovea.vision.Detail;
import dev.fovea.vision.Size;
import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Our exact arithmetic beside the formulas as the vendors print them, in doubles, with a hair of
 * tolerance where doubles miss a whole number.
 */
final class VendorsFormulasTest {
  private static final double HAIR = 1e-7;
  private static final int PICTURES = 3000;

  @Test
  void patchesAreThoseOfThePrintedFormula() {
    var budget = new OpenAiPatches.Budget(1536, 2048, false);
    var rule = new OpenAiPatches(BigDecimal.ONE, budget, budget, budget);
    pictures()
        .forEach(size ->
            assertThat(rule.see(size, Detail.HIGH).tokens())
                .as("%s", size)
                .isEqualTo(printedPatches(size, 1536, 2048)));
  }

  private static long printedPatches(Size size, int budget, int sideMax) {
    double fit = Math.min(1, (double) sideMax / size.longSide());
    double width = size.width() * fit;
    double height = size.height() * fit;
    if (patches(width, height) > budget) {
      double ratio = Math.sqrt(32.0 * 32 * budget / (width * height));
      double columns = width * ratio / 32;
      double rows = height * ratio / 32;
      ratio *= Math.min(Math.floor(columns + HAIR) / columns, Math.floor(rows + HAIR) / rows);
      return patches(width * ratio, height * ratio);
    }
    return patches(width, height);
  }

  private static long patches(double width, double height) {
    return (long) (Math.ceil(width / 32 - HAIR) * Math.ceil(height / 32 - HAIR));
  }

  @Test
  void tilesAreThoseOfThePrintedFormula() {
    var rule = new OpenAiTiles(85, 170);
    pictures()
        .forEach(size -> {
          double fit = Math.min(1, 2048.0 / size.longSide());
          fit *= Math.min(1, 768 / (size.shortSide() * fit));
          long width = Math.max(1, (long) (size.width() * fit + HAIR));
          long height = Math.max(1, (long) (size.height() * fit + HAIR));
          long tiles = Math.ceilDiv(width, 512) * Math.ceilDiv(height, 512);
          assertThat(rule.see(size, Detail.HIGH))
              .isEqualTo(new Seen(new Size((int) width, (int) height), 85 + 170 * tiles));
        });
  }

  @Test
  void noLargerSizeWouldFitForClaude() {
    var rule = new ClaudeCells(1568, 1568);
    pictures()
        .forEach(size -> {
          Size seen = rule.see(size, Detail.AUTO).size();
          for (int side = seen.longSide() + 1; side <= Math.min(size.longSide(), 1600); side++) {
            long other =
                Math.max(1, (long) Math.rint((double) size.shortSide() * side / size.longSide()));
            long cells = Math.ceilDiv(side, 28) * Math.ceilDiv(other, 28);
            assertThat(Math.ceilDiv(side, 28) * 28 <= 1568 && cells <= 1568)
                .as("%s", size)
                .isFalse();
          }
        });
  }

  /** Of shapes that vendors take: at most 200 to 1. */
  private static Stream<Size> pictures() {
    var random = new Random(20261002);
    return Stream.generate(() -> new Size(1 + random.nextInt(6000), 1 + random.nextInt(6000)))
        .filter(size -> size.longSide() <= 200 * size.shortSide())
        .limit(PICTURES);
  }
}
