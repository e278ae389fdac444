package dev.fovea.cost.tokens;

import static dev.fovea.cost.tokens.Families.size;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.cost.tokens.TokenFormula.Seen;
import dev.fovea.vision.Detail;
import dev.fovea.vision.Size;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every family, detail and size. */
final class FormulaPropertiesTest {
  private static final int SIZES = 3000;

  static Stream<TokenFormula> families() {
    return Families.each().stream();
  }

  @ParameterizedTest
  @MethodSource("families")
  void aPictureIsSeenNoLargerThanItIsAndCounts(TokenFormula family) {
    everywhere((size, detail) -> {
      Seen seen = family.picture(size, detail);
      assertThat(seen.tokens()).isPositive();
      assertThat(seen.size().width()).isBetween(1, size.width());
      assertThat(seen.size().height()).isBetween(1, size.height());
    });
  }

  @ParameterizedTest
  @MethodSource("families")
  void aPictureSentAsItIsSeenIsTakenAndNotScaledAgain(TokenFormula family) {
    everywhere((size, detail) -> {
      Seen seen = family.picture(size, detail);
      assertThat(family.accepts(seen.size(), detail)).isTrue();
      assertThat(family.picture(seen.size(), detail))
          .as("%s %s %s", family.name(), size, detail)
          .isEqualTo(seen);
    });
  }

  /** A pixel of rounding on each side; Qwen's sides go to multiples of a unit. */
  @ParameterizedTest
  @MethodSource("families")
  void shapesAreKept(TokenFormula family) {
    long slack = family.name().startsWith("qwen") ? 32 : 1;
    everywhere((size, detail) -> {
      Size seen = family.picture(size, detail).size();
      long skew = (long) seen.width() * size.height() - (long) seen.height() * size.width();
      assertThat(Math.abs(skew))
          .as("%s %s %s", family.name(), size, detail)
          .isLessThanOrEqualTo(slack * ((long) size.width() + size.height()));
    });
  }

  /**
   * Budgets are met in steps, so a larger picture may count a little less; of shapes that people
   * have.
   */
  @ParameterizedTest
  @MethodSource("families")
  void aPictureOfTwiceTheSizeCountsAboutAsMuchAtLeast(TokenFormula family) {
    everywhere((size, detail) -> {
      if (size.shortSide() >= 32
          && size.longSide() <= 20L * size.shortSide()
          && size.longSide() < 100_000) {
        var twice = new Size(size.width() * 2, size.height() * 2);
        assertThat(family.picture(twice, detail).tokens() * 10)
            .as("%s %s %s", family.name(), size, detail)
            .isGreaterThanOrEqualTo(family.picture(size, detail).tokens() * 7);
      }
    });
  }

  @ParameterizedTest
  @MethodSource("families")
  void aPictureOnItsSideCountsAlikeWhereRowsHaveNoMark(TokenFormula family) {
    boolean rows = family.name().equals("pixtral") || family.name().equals("mistral");
    everywhere((size, detail) -> {
      Seen seen = family.picture(size, detail);
      Seen turned = family.picture(size.turned(), detail);
      assertThat(turned.size()).isEqualTo(seen.size().turned());
      assertThat(rows || turned.tokens() == seen.tokens()).isTrue();
    });
  }

  private interface Claim {
    void about(Size size, Detail detail);
  }

  /** Pictures of one pixel up to header bombs, and random ones, thin ones among them. */
  private static void everywhere(Claim claim) {
    Stream<Size> extremes =
        Stream.of(
                "1x1", "1x65535", "65535x1", "30000x30000", "2147483647x2147483647", "1x2147483647")
            .map(Families::size);
    var random = new Random(20261001);
    Stream<Size> any = Stream.generate(() -> new Size(side(random), side(random))).limit(SIZES);
    Stream.concat(extremes, any)
        .forEach(size -> Stream.of(Detail.values()).forEach(each -> claim.about(size, each)));
  }

  /** From 1 to 40,000, small ones as often as large ones. */
  private static int side(Random random) {
    return (int) Math.exp(random.nextDouble(Math.log(40_000)));
  }
}
