package dev.fovea.cost.tokens;

import static dev.fovea.cost.tokens.Families.named;
import static dev.fovea.cost.tokens.Families.size;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.cost.Pieces;
import dev.fovea.vision.Detail;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EstimateTest {

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "1, 1, 1", "4, 1, 2", "5, 2, 3", "4000, 1000, 2000"})
  void textCountsByItsBytesAStartedTokenAsOne(long bytes, long estimate, long bound) {
    assertThat(TextTokens.estimate(bytes)).isEqualTo(estimate);
    assertThat(TextTokens.bound(bytes)).isEqualTo(bound);
  }

  @Test
  void aRequestIsItsTextAndItsMedia() {
    TokenFormula gemini = named("gemini-3");
    Estimate estimate =
        Estimate.NONE
            .plusText(400)
            .plusText(1)
            .plusPicture(gemini, Optional.of(size("640x480")), Detail.AUTO)
            .plusPicture(gemini, Optional.empty(), Detail.LOW)
            .plusVideo(gemini, size("640x480"), Duration.ofSeconds(10))
            .plusPages(gemini, 3, Detail.AUTO);
    assertThat(estimate.textTokens()).isEqualTo(101);
    assertThat(estimate.mediaTokens()).isEqualTo(1120 + 280 + 3320 + 3 * 560);
    assertThat(estimate.promptTokens()).isEqualTo(101 + 6400);
  }

  @Test
  void aPictureOfUnknownSizeIsTakenForALargeOne() {
    TokenFormula unknown = named("unknown");
    assertThat(Estimate.NONE.plusPicture(unknown, Optional.empty(), Detail.AUTO).mediaTokens())
        .isEqualTo(4 * 64 * 64 + 1024);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 64", "0, 1000, 1164", "0, 1001, 1166", "400, 1000, 1384"})
  void aTenthAndSixtyFourMoreAreReserved(long textBytes, long mediaTokens, long reserve) {
    assertThat(estimate(textBytes, mediaTokens).reserve()).isEqualTo(reserve);
  }

  @Test
  void aSumThatDoesNotFitIsRefused() {
    var most = estimate(4, Long.MAX_VALUE);
    assertThatThrownBy(most::promptTokens).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(most::reserve).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> most.plusPages(named("claude"), 1, Detail.AUTO))
        .isInstanceOf(ArithmeticException.class);
  }

  private static Estimate estimate(long textBytes, long imageTokens) {
    return new Estimate(textBytes, imageTokens, 0, Pieces.NONE);
  }
}
