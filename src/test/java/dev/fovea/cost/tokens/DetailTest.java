package dev.fovea.cost.tokens;

import static dev.fovea.cost.tokens.Families.named;
import static dev.fovea.cost.tokens.Families.seen;
import static dev.fovea.cost.tokens.Families.size;
import static dev.fovea.cost.tokens.Families.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.cost.tokens.TokenFormula.Seen;
import dev.fovea.vision.Detail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the words low, auto, high and original change. */
final class DetailTest {

  @ParameterizedTest
  @CsvSource({
    "gpt-4o, 85",
    "gpt-4o-mini, 2833",
    "gpt-5, 70",
    "o1, 75",
    "computer-use, 65",
    "gpt-5-mini, 415",
    "gpt-5-nano, 630",
    "o4-mini, 441",
    "gpt-5.2, 308",
    "gpt-5.4, 308",
    "gpt-5.5, 308",
    "gpt-6, 308"
  })
  void lowIsASmallVersionForAFixedCount(String family, long tokens) {
    assertThat(seen(family, "4032x3024", Detail.LOW)).isEqualTo(new Seen(size("512x384"), tokens));
    assertThat(seen(family, "100x50", Detail.LOW)).isEqualTo(new Seen(size("100x50"), tokens));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claude",
        "claude-high",
        "gemini-1.5",
        "gemini-2",
        "qwen3-vl",
        "qwen-vl",
        "qwen2.5-vl",
        "pixtral",
        "mistral",
        "llama-4",
        "llama-3.2",
        "unknown"
      })
  void familiesWithoutTheWordIgnoreIt(String family) {
    Seen seen = seen(family, "1800x2400", Detail.AUTO);
    assertThat(Detail.values())
        .allSatisfy(each -> assertThat(seen(family, "1800x2400", each)).isEqualTo(seen));
  }

  @ParameterizedTest
  @CsvSource({"LOW, 280", "AUTO, 1120", "HIGH, 1120", "ORIGINAL, 2240"})
  void geminiCountsByResolutionAlone(Detail detail, long tokens) {
    assertThat(seen("gemini-3", "1x1", detail)).isEqualTo(new Seen(size("1x1"), tokens));
    assertThat(tokens("gemini-3", "9000x9000", detail)).isEqualTo(tokens);
  }

  @ParameterizedTest
  @CsvSource({"gpt-4o", "gpt-5-mini", "gpt-5.2"})
  void originalIsHighWhereItIsNotKnown(String family) {
    assertThat(seen(family, "4032x3024", Detail.ORIGINAL))
        .isEqualTo(seen(family, "4032x3024", Detail.HIGH))
        .isEqualTo(seen(family, "4032x3024", Detail.AUTO));
  }

  @ParameterizedTest
  @CsvSource({"gpt-5.4, HIGH", "gpt-5.5, ORIGINAL", "gpt-6, ORIGINAL"})
  void autoIsWhatTheFamilySays(String family, Detail same) {
    assertThat(seen(family, "4032x3024", Detail.AUTO)).isEqualTo(seen(family, "4032x3024", same));
    assertThat(tokens(family, "4032x3024", Detail.ORIGINAL))
        .isGreaterThan(tokens(family, "4032x3024", Detail.HIGH));
  }

  @Test
  void onlyTheNewestFamilyRefusesInsteadOfScaling() {
    assertThat(Families.each())
        .allSatisfy(each ->
            assertThat(each.accepts(size("7952x5304"), Detail.AUTO))
                .as(each.name())
                .isEqualTo(!each.name().equals("gpt-6")));
    assertThat(named("gpt-6").accepts(size("7952x5304"), Detail.HIGH)).isTrue();
    assertThat(named("gpt-6").accepts(size("7952x5304"), Detail.LOW)).isTrue();
  }

  /** 6400 x 4800 is 200 x 150 patches; a pixel more begins another column of them. */
  @Test
  void theLargestPictureThatIsTakenHasThirtyThousandPatches() {
    TokenFormula newest = named("gpt-6");
    assertThat(newest.accepts(size("6400x4800"), Detail.ORIGINAL)).isTrue();
    assertThat(newest.picture(size("6400x4800"), Detail.ORIGINAL))
        .isEqualTo(new Seen(size("6400x4800"), 36_000));
    assertThat(newest.accepts(size("6401x4800"), Detail.ORIGINAL)).isFalse();
  }

  @Test
  void aRefusedPictureIsCountedAtTheLargestSizeThatIsTaken() {
    Seen seen = seen("gpt-6", "7952x5304", Detail.ORIGINAL);
    assertThat(seen).isEqualTo(new Seen(size("6765x4512"), 35_871));
    assertThat(named("gpt-6").accepts(seen.size(), Detail.ORIGINAL)).isTrue();
  }
}
