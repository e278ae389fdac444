package dev.fovea.provider.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.vision.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    assertThat(usage.promptDetails()).containsExactly(java.util.Map.entry("image_tokens", 5L));
    assertThat(usage.estimated()).isFalse();
  }

  @Test
  void whatWasNotCountedIsEstimatedAndSaidToBe() {
    assertThat(OpenAiUsage.estimate(41).completionTokens()).isEqualTo(10);
    assertThat(OpenAiUsage.estimate(41).estimated()).isTrue();
  }

  private static Usage read(String json) {
    return OpenAiUsage.read(Json.read(Slice.of(json)));
  }
}
