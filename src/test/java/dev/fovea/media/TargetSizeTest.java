package dev.fovea.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.cost.tokens.TokenFormula;
import dev.fovea.vision.Detail;
import dev.fovea.vision.MediaLimits;
import dev.fovea.vision.MediaPolicy.Downscale;
import dev.fovea.vision.Size;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which size a picture goes to a target. */
final class TargetSizeTest {

  @ParameterizedTest
  @CsvSource({
    "PROVIDER, 1075, 1520, 924, 1307",
    "PROVIDER, 3840, 2160, 1456, 819",
    "PROVIDER, 800, 600, 800, 600",
    "ORIGINAL, 3840, 2160, 3840, 2160",
    "ORIGINAL, 9000, 4500, 8000, 4000",
    "ECONOMY, 3000, 1500, 1024, 512",
    "ECONOMY, 1000, 500, 1000, 500",
  })
  void whatIsLeftDependsOnTheWish(Downscale wish, int width, int height, int left, int leftHeight) {
    assertThat(size(wish, Claims.claude(), Claims.CLAUDE, 1, new Size(width, height)))
        .isEqualTo(new Size(left, leftHeight));
  }

  @Test
  void manyPicturesAreEachSmaller() {
    var large = new Size(4000, 1000);

    assertThat(size(Downscale.ORIGINAL, Claims.claude(), Claims.CLAUDE, 20, large))
        .isEqualTo(large);
    assertThat(size(Downscale.ORIGINAL, Claims.claude(), Claims.CLAUDE, 21, large))
        .isEqualTo(new Size(2000, 500));
  }

  @Test
  void aModelThatNobodyKnowsGetsEveryPixel() {
    var large = new Size(6000, 4000);

    assertThat(size(Downscale.PROVIDER, Claims.claude(), Claims.UNKNOWN, 1, large))
        .isEqualTo(large);
  }

  @Test
  void noSizeBreaksALimitOrGrows() {
    var random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      var size = new Size(1 + random.nextInt(20_000), 1 + random.nextInt(20_000));
      for (Downscale wish : Downscale.values()) {
        Size target = size(wish, Claims.claude(), Claims.CLAUDE, 30, size);

        assertThat(target.longSide()).isLessThanOrEqualTo(2000);
        assertThat(target.width()).isLessThanOrEqualTo(size.width());
        assertThat(target.height()).isLessThanOrEqualTo(size.height());
        assertThat(size(wish, Claims.claude(), Claims.CLAUDE, 30, target)).isEqualTo(target);
      }
    }
  }

  private static Size size(
      Downscale wish, MediaLimits limits, TokenFormula tokens, int pictures, Size size) {
    var terms = new Terms(limits, tokens, Claims.policy(wish));
    return new TargetSize(terms, pictures).of(size, Detail.AUTO);
  }
}
