package dev.fovea.cost.tokens;

import static dev.fovea.cost.tokens.Families.named;
import static dev.fovea.cost.tokens.Families.size;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.cost.tokens.TokenFormula.Seen;
import dev.fovea.vision.Detail;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VideoAndPageTest {

  @ParameterizedTest
  @ValueSource(strings = {"gemini-1.5", "gemini-2", "gemini-3"})
  void geminiReservesForEachSecondBegun(String family) {
    assertThat(video(family, "PT60S")).isEqualTo(60 * 332);
    assertThat(video(family, "PT59.001S")).isEqualTo(60 * 332);
    assertThat(video(family, "PT0S")).isEqualTo(332);
  }

  /** 1920x1080 goes to 33 x 18 cells within a frame's pixels, for the omni family to 36 x 20. */
  @ParameterizedTest
  @CsvSource({
    "qwen3-vl, PT60S, 35642",
    "qwen3-vl, PT61S, 36236",
    "qwen3-vl, PT1S, 1190",
    "qwen2.5-vl, PT60S, 35642",
    "qwen3.5-omni, PT1S, 1455"
  })
  void qwenCountsPairsOfFrames(String family, String duration, long tokens) {
    assertThat(video(family, duration)).isEqualTo(tokens);
  }

  /** Whatever the length, all frames share a budget; the least of a frame stays its own. */
  @ParameterizedTest
  @CsvSource({"qwen3-vl, 131074", "qwen-vl, 131074", "qwen2.5-vl, 65538"})
  void qwensFramesShareABudget(String family, long most) {
    assertThat(video(family, "PT2H")).isLessThanOrEqualTo(most).isGreaterThan(most / 2);
    assertThat(video(family, "PT20H")).isEqualTo(video(family, "PT2H"));
  }

  /** Else each frame would have 16,666 pixels, and 15 cells instead of 60. */
  @Test
  void aFrameIsNoSmallerThanTheLeastWhateverTheBudget() {
    var rule = new QwenFrames(32, 2, 4, 2000, 65_536, 655_360, 1_000_000, 0);
    assertThat(rule.tokens(size("1920x1080"), Duration.ofMinutes(1))).isEqualTo(60 * 60 + 2);
  }

  @Test
  void whatHearsCountsTheSoundToo() {
    assertThat(video("qwen3.5-omni", "PT2H") - video("qwen3.5-omni", "PT1H")).isEqualTo(3600 * 13);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "gpt-4o", "claude", "llama-4"})
  void withoutARuleMoreIsReservedThanAnyRuleCounts(String family) {
    assertThat(video(family, "PT1S")).isEqualTo(32 * 640);
    assertThat(video(family, "PT600S")).isEqualTo(600 * 640);
    assertThat(Families.each())
        .allSatisfy(each ->
            assertThat(each.video(size("1920x1080"), Duration.ofMinutes(10)))
                .isLessThanOrEqualTo(video(family, "PT600S")));
  }

  @Test
  void absurdDurationsAreCountedToo() {
    Duration longest = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
    assertThat(Families.each())
        .allSatisfy(each -> {
          assertThat(each.video(size("1x1"), longest)).isPositive();
          assertThat(each.video(size("1x1"), Duration.ofSeconds(-1))).isPositive();
        });
  }

  @ParameterizedTest
  @CsvSource({
    "claude, AUTO, 4568",
    "claude-high, AUTO, 7784",
    "gemini-1.5, AUTO, 258",
    "gemini-2, HIGH, 258",
    "gemini-3, LOW, 280",
    "gemini-3, AUTO, 560",
    "gemini-3, HIGH, 1120",
    "gemini-3, ORIGINAL, 1120",
    "gpt-4o, AUTO, 4105",
    "gpt-4o, LOW, 3085",
    "gpt-5-mini, AUTO, 5385",
    "unknown, AUTO, 15800"
  })
  void aPageIsAPictureAndItsText(String family, Detail detail, long tokens) {
    assertThat(named(family).page(detail)).isEqualTo(tokens);
  }

  @Test
  void aFormulaOfSomebodysOwnHasTheBoundsToo() {
    TokenFormula own = (size, detail) -> new Seen(size, 7);
    assertThat(own.name()).isEqualTo("custom");
    assertThat(own.bound()).isFalse();
    assertThat(own.accepts(size("1x1"), Detail.AUTO)).isTrue();
    assertThat(own.page(Detail.AUTO)).isEqualTo(3007);
    assertThat(own.video(size("1x1"), Duration.ofSeconds(40))).isEqualTo(40 * 640);
  }

  private static long video(String family, String duration) {
    return named(family).video(size("1920x1080"), Duration.parse(duration));
  }
}
