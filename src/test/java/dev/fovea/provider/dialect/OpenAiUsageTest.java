package dev.fovea.provider.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.vision.Usage;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OpenAiUsageTest {

  @ParameterizedTest
  @CsvSource({
    "7, 7",
    "-7, 0",
    "2.9, 2",
    "0, 0",
    "1e9, 1000000000",
    "99999999999999999999, 1000000000",
    "1e400, 1000000000",
    "null, 0",
    "true, 0"
  })
  void anyCountIsBroughtIntoItsRange(String written, long count) {
    assertThat(read("{\"prompt_tokens\":" + written + "}").promptTokens()).isEqualTo(count);
  }

  @Test
  void aCountThatNoDoubleHoldsIsNotBelieved() {
    assertThat(read("{\"prompt_tokens\":" + "9".repeat(400) + "}").promptTokens()).isZero();
  }

  @Test
  void detailsAreKeptByName() {
    Usage usage = read("{\"prompt_tokens_details\":{\"image_tokens\":5,\"x\":\"y\",\"z\":null}}");
    assertThat(usage.promptDetails()).containsExactly(Map.entry("image_tokens", 5L));
    assertThat(usage.estimated()).isFalse();
  }

  @Test
  void cachedTokensAreFoundWhereSomeVendorsPutThem() {
    assertThat(read("{\"prompt_tokens\":9,\"cached_tokens\":4}").promptDetails())
        .containsEntry("cached_tokens", 4L);
    assertThat(read("{\"prompt_tokens\":9,\"prompt_cache_hit_tokens\":5}").promptDetails())
        .containsEntry("cached_tokens", 5L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"prompt_tokens\":-7}",
        "{\"prompt_tokens\":2.5}",
        "{\"prompt_tokens\":\"12\"}",
        "{\"prompt_tokens\":9223372036854775808}",
        "{\"completion_tokens\":1e400}",
        "{\"completion_tokens\":true}",
        "{\"prompt_tokens\":5,\"prompt_tokens_details\":{\"cached_tokens\":6}}",
        "{\"completion_tokens\":5,\"completion_tokens_details\":{\"reasoning_tokens\":6}}"
      })
  void whatCannotBeRightIsDoubted(String usage) {
    assertThat(read(usage).doubted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"prompt_tokens\":null,\"completion_tokens\":0}",
        "{\"prompt_tokens\":12.0,\"completion_tokens\":1e2}",
        "{\"prompt_tokens\":5,\"prompt_tokens_details\":{\"cached_tokens\":5,\"image_tokens\":5}}"
      })
  void whatMayBeRightIsNot(String usage) {
    assertThat(read(usage).doubted()).isFalse();
  }

  @Test
  void whatWasNotCountedIsEstimatedAndSaidToBe() {
    Usage usage = OpenAiUsage.settle(Optional.empty(), 10, true);
    assertThat(usage.completionTokens()).isEqualTo(10);
    assertThat(usage.estimated()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "7, 3, true, 7",
    "7, 30, true, 7",
    "0, 30, true, 30",
    "7, 30, false, 30",
    "7, 3, false, 7"
  })
  void aReportIsTheLastWordOnlyWhenTheAnswerIsWhole(
      long reported, long said, boolean whole, long counted) {
    var usage = Usage.reported(5, reported, Map.of(), Map.of());
    assertThat(OpenAiUsage.settle(Optional.of(usage), said, whole))
        .isEqualTo(counted == reported ? usage : usage.withCompletion(counted));
  }

  @Test
  void aLaterReportDoesNotTakeBackWhatAnEarlierOneCounted() {
    var more = Usage.reported(9, 9, Map.of(), Map.of());
    var less = Usage.reported(9, 0, Map.of(), Map.of());
    assertThat(OpenAiUsage.larger(Optional.of(more), less)).isEqualTo(more);
    assertThat(OpenAiUsage.larger(Optional.of(less), more)).isEqualTo(more);
    assertThat(OpenAiUsage.larger(Optional.empty(), less)).isEqualTo(less);
  }

  private static Usage read(String json) {
    return OpenAiUsage.read(Json.read(Slice.of(json)));
  }
}
