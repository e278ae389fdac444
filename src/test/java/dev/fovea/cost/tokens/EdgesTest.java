package dev.fovea.cost.tokens;

import static dev.fovea.cost.tokens.Families.seen;
import static dev.fovea.cost.tokens.Families.size;
import static dev.fovea.cost.tokens.Families.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.cost.tokens.TokenFormula.Seen;
import dev.fovea.vision.Detail;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures that nobody has in mind. */
final class EdgesTest {

  @ParameterizedTest
  @CsvSource({
    "gpt-4o, 255",
    "gpt-5-mini, 2",
    "gpt-6, 2",
    "claude, 1",
    "gemini-2, 258",
    "qwen3-vl, 66",
    "qwen2.5-vl, 6",
    "pixtral, 2",
    "llama-4, 147",
    "llama-3.2, 1601",
    "unknown, 1028"
  })
  void aPictureOfOnePixelCountsAsTheLeast(String family, long tokens) {
    assertThat(seen(family, "1x1", Detail.AUTO)).isEqualTo(new Seen(size("1x1"), tokens));
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4o, 1x2048, 765",
    "gpt-5-mini, 1x2048, 104",
    "gpt-6, 1x65535, 2458",
    "claude, 1x1568, 56",
    "claude-high, 1x2576, 92",
    "gemini-2, 1x65535, 66048",
    "pixtral, 1x1024, 128",
    "llama-4, 1x5376, 2467",
    "llama-3.2, 1x2240, 6404",
    "unknown, 1x65535, 9216"
  })
  void aThreadIsFittedByItsLength(String family, String seen, long tokens) {
    assertThat(seen(family, "1x65535", Detail.AUTO)).isEqualTo(new Seen(size(seen), tokens));
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4o, 768x768, 765",
    "gpt-5-mini, 1248x1248, 2465",
    "gpt-5.5, 3200x3200, 12000",
    "gpt-6, 5536x5536, 35915",
    "claude, 1092x1092, 1521",
    "claude-high, 1932x1932, 4761",
    "qwen3-vl, 1600x1600, 2502",
    "qwen2.5-vl, 980x980, 1227",
    "pixtral, 1024x1024, 4160",
    "mistral, 1540x1540, 3080",
    "llama-4, 1344x1344, 2467",
    "llama-3.2, 1120x1120, 6404"
  })
  void aBombIsCountedByWhatFits(String family, String seen, long tokens) {
    assertThat(seen(family, "30000x30000", Detail.AUTO)).isEqualTo(new Seen(size(seen), tokens));
  }

  @ParameterizedTest
  @CsvSource({
    "336x336, 336x336, 147",
    "337x336, 337x336, 437",
    "1000x1000, 1000x1000, 1452",
    "1344x1344, 1344x1344, 2467",
    "2000x500, 2000x500, 1887",
    "4032x3024, 1344x1008, 1887"
  })
  void llamaTakesTheCanvasThatScalesLeast(String size, String seen, long tokens) {
    assertThat(seen("llama-4", size, Detail.AUTO)).isEqualTo(new Seen(size(seen), tokens));
  }

  @ParameterizedTest
  @CsvSource({"560x560, 1601", "561x560, 3202", "1120x1120, 6404", "4032x3024, 6404"})
  void olderLlamasHaveFourTilesAndNoOverview(String size, long tokens) {
    assertThat(tokens("llama-3.2", size, Detail.AUTO)).isEqualTo(tokens);
  }

  @ParameterizedTest
  @CsvSource({
    "pixtral, 1000x1500, 683x1024, 2816",
    "pixtral, 1500x1000, 1024x683, 2795",
    "mistral, 4000x3000, 1540x1155, 2352",
    "mistral, 1540x28, 1540x28, 56"
  })
  void mistralRoundsSidesAndEndsEachRow(String family, String size, String seen, long tokens) {
    assertThat(seen(family, size, Detail.AUTO)).isEqualTo(new Seen(size(seen), tokens));
  }

  @ParameterizedTest
  @CsvSource({
    "384x384, 258",
    "385x384, 1032",
    "256x385, 516",
    "2000x300, 4128",
    "5000x5000, 12642"
  })
  void geminiCutsTilesByTheShortSide(String size, long tokens) {
    assertThat(tokens("gemini-2", size, Detail.AUTO)).isEqualTo(tokens);
  }

  /** 3000x2000 would be rounded to 2992x2016 and is over the area; 1000x980 is only rounded. */
  @ParameterizedTest
  @CsvSource({
    "qwen2.5-vl, 3000x2000, 1204x812",
    "qwen2.5-vl, 1000x980, 1000x980",
    "qwen3-vl, 3840x2160, 2144x1184",
    "qwen2.5-vl, 127x7700, 127x7700",
    "qwen2.5-vl, 3x2000, 3x2000"
  })
  void qwenScalesOnlyWhatIsTooLarge(String family, String size, String seen) {
    assertThat(seen(family, size, Detail.AUTO).size()).isEqualTo(size(seen));
  }
}
