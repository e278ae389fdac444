package dev.fovea.cost.tokens;

import static dev.fovea.cost.tokens.Families.seen;
import static dev.fovea.cost.tokens.Families.size;
import static dev.fovea.cost.tokens.Families.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.vision.Detail;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers that the vendors publish, or that others computed from what they publish. */
final class TokenVectorsTest {
  private static final String TABLE =
      """
      size      gpt-4o gpt-5-mini gpt-5.5 gpt-6 claude claude-high gemini-2 qwen2.5-vl qwen3-vl pixtral gemini-3
      512x512   255    415        308     308   361    361         1032     326        258      1056    1120
      1024x1024 765    1659       1229    1229  1369   1369        1032     1227       1026     4160    1120
      1280x720  1105   1491       1104    1104  1196   1196        1548     1198       882      2340    1120
      1920x1080 1105   2443       2448    2448  1560   2691        1548     1224       2042     2340    1120
      1075x1520 1105   2385       1959    1959  1551   2145        1548     1262       1634     3008    1120
      1800x2400 765    2353       5130    5130  1564   4740        3096     1232       2496     3136    1120
      2560x1440 1105   2443       4320    4320  1560   4784        2064     1224       2481     2340    1120
      3840x2160 1105   2443       9792    9792  1560   4784        3870     1224       2481     2340    1120
      4032x3024 765    2353       11868   14364 1564   4740        6192     1232       2496     3120    1120
      """;

  static Stream<Arguments> cells() {
    List<List<String>> rows = TABLE.lines().map(line -> List.of(line.strip().split(" +"))).toList();
    List<String> families = rows.getFirst();
    return rows.stream()
        .skip(1)
        .flatMap(row ->
            IntStream.range(1, row.size())
                .mapToObj(at ->
                    Arguments.of(families.get(at), row.getFirst(), Long.valueOf(row.get(at)))));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void eachFamilyCountsEachSizeAsPublished(String family, String size, long tokens) {
    assertThat(tokens(family, size, Detail.AUTO)).isEqualTo(tokens);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void theBoundOfUnknownModelsExceedsThemAll(String family, String size, long tokens) {
    assertThat(tokens("unknown", size, Detail.AUTO)).as(family).isGreaterThan(tokens);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          gpt-4o,      2048x4096, HIGH, 768x1536,  1105
          gpt-4o,      1024x1024, HIGH, 768x768,   765
          gpt-4o,      4032x3024, HIGH, 1024x768,  765
          gpt-4o-mini, 2048x4096, HIGH, 768x1536,  36835
          gpt-5-mini,  1800x2400, HIGH, 1056x1408, 2353
          gpt-6,       2560x1440, HIGH, 2105x1184, 2931
          gpt-6,       4032x3024, HIGH, 1824x1368, 2942
          gpt-6,       4032x3024, AUTO, 4032x3024, 14364
          gpt-5.5,     4032x3024, AUTO, 3670x2752, 11868
          claude,      1075x1520, AUTO, 924x1307,  1551
          claude,      1000x1000, AUTO, 1000x1000, 1296
          claude,      1920x1080, AUTO, 1456x819,  1560
          claude,      3840x2160, AUTO, 1456x819,  1560
          claude,      1800x2400, AUTO, 952x1270,  1564
          claude,      4032x3024, AUTO, 1270x952,  1564
          claude-high, 1920x1080, AUTO, 1920x1080, 2691
          claude-high, 3840x2160, AUTO, 2576x1449, 4784
          claude-high, 1800x2400, AUTO, 1659x2212, 4740
          claude-high, 4032x3024, AUTO, 2212x1659, 4740
          gemini-2,    960x540,   AUTO, 960x540,   1548
          """)
  void whatTheModelSeesIsAsPublished(
      String family, String size, Detail detail, String seen, long tokens) {
    assertThat(seen(family, size, detail)).isEqualTo(new TokenFormula.Seen(size(seen), tokens));
  }

  /** 1,452 patches: with a token each, as the vendor's own example counts. */
  @Test
  void theVendorsExampleHasItsPatches() {
    var budget = new OpenAiPatches.Budget(1536, 2048, false);
    var rule = new OpenAiPatches(BigDecimal.ONE, budget, budget, budget);
    assertThat(rule.see(size("1800x2400"), Detail.HIGH).tokens()).isEqualTo(1452);
  }
}
