package dev.fovea.cost.tokens;

import dev.fovea.cost.tokens.TokenFormula.Seen;
import dev.fovea.vision.Detail;
import dev.fovea.vision.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * OpenAI's patches of 32 px, times a multiplier. With {@link Detail#LOW} the model sees a version
 * that fits into 512 px, and the vendor speaks of 256 patches whatever its shape.
 *
 * @param multiplier tokens of a patch
 * @param high what {@link Detail#HIGH} allows
 * @param original what {@link Detail#ORIGINAL} allows; the same as high where the family lacks it
 * @param auto what {@link Detail#AUTO} allows: one of the two
 */
record OpenAiPatches(BigDecimal multiplier, Budget high, Budget original, Budget auto)
    implements PictureRule {

  private static final int PATCH_SIDE = 32;
  private static final int LOW_SIDE = 512;
  private static final int LOW_PATCHES = 256;

  /**
   * How large a picture may be.
   *
   * @param patches a picture of more is made smaller, or refused
   * @param sideMax the long side is fitted into so many pixels, before patches are counted
   * @param refuses whether a picture of too many patches is refused
   */
  record Budget(int patches, int sideMax, boolean refuses) {}

  @Override
  public Seen see(Size size, Detail detail) {
    if (detail == Detail.LOW) {
      return new Seen(Ratio.fit(size.longSide(), LOW_SIDE).floor(size), tokens(LOW_PATCHES));
    }
    Budget budget = budget(detail);
    Ratio ratio = Ratio.fit(size.longSide(), budget.sideMax);
    if (patches(size, ratio) > budget.patches) {
      ratio = shrink(size, budget.patches);
    }
    return new Seen(ratio.ceil(size), tokens(patches(size, ratio)));
  }

  @Override
  public boolean accepts(Size size, Detail detail) {
    if (detail == Detail.LOW || !budget(detail).refuses) {
      return true;
    }
    Ratio ratio = Ratio.fit(size.longSide(), budget(detail).sideMax);
    return patches(size, ratio) <= budget(detail).patches;
  }

  private Budget budget(Detail detail) {
    return switch (detail) {
      case AUTO -> auto;
      case ORIGINAL -> original;
      case LOW, HIGH -> high;
    };
  }

  private long tokens(long patches) {
    return multiplier
        .multiply(BigDecimal.valueOf(patches))
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  private static long patches(Size size, Ratio ratio) {
    return ratio.begun(size.width(), PATCH_SIDE) * ratio.begun(size.height(), PATCH_SIDE);
  }

  /**
   * To as many patches as the budget has, then until one of the sides is a whole number of patches.
   * The vendor's formula has square roots of areas; columns are {@code sqrt(budget * width /
   * height)} in whole numbers. A line too thin for that becomes one row of patches.
   */
  private static Ratio shrink(Size size, int budget) {
    long columns = root((long) budget * size.width() / size.height());
    long rows = root((long) budget * size.height() / size.width());
    if (columns == 0 || rows == 0) {
      return new Ratio((long) PATCH_SIDE * budget, size.longSide());
    }
    return new Ratio(PATCH_SIDE * columns, size.width())
        .smaller(new Ratio(PATCH_SIDE * rows, size.height()));
  }

  /** Exact: the numbers stay below 2^53. */
  private static long root(long number) {
    return (long) Math.sqrt((double) number);
  }
}
