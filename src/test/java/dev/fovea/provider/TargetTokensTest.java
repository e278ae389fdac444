package dev.fovea.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By whose formula a target counts pictures. */
class TargetTokensTest {
  @TempDir private Path folder;

  private Operator operator;

  @BeforeEach
  void operator() {
    operator = new Operator(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4o, gpt-4o",
    "openai/gpt-5-1, gpt-5",
    "anthropic/claude-opus-4.1, claude",
    "qwen3-vl-plus, qwen3-vl",
    "MiniMax-Text-01, unknown",
    "fovea/inspect, unknown",
  })
  void theNameOfAModelTellsHowItCountsPictures(String model, String family) throws IOException {
    assertThat(operator.target("{}", model).tokens().name()).isEqualTo(family);
  }

  @Test
  void theNameAtTheProviderSaysMoreThanTheClientsName() throws IOException {
    assertThat(
            operator.target(Operator.MINE.formatted("{}", "gpt-4.1-mini"), "eye").tokens().name())
        .isEqualTo("gpt-5-mini");
    String yaml = Operator.MINE.formatted("{}", "deployment-7").replace("eye:", "gpt-4o-ours:");
    assertThat(operator.target(yaml, "gpt-4o-ours").tokens().name()).isEqualTo("gpt-4o");
  }

  @Test
  void whoRunsAModelMayMatterForItsTokens() throws IOException {
    Catalog catalog = operator.load("{}");
    Operator.found(catalog, "vllm", "Qwen/Qwen3-VL-8B");
    assertThat(catalog.find("vllm/eye").orElseThrow().targets().getFirst().tokens().name())
        .isEqualTo("qwen3-vl-open");
  }

  @Test
  void theOperatorNamesTheFamilyOfAModelOrOfATarget() throws IOException {
    String yaml =
        """
        models:
          eye:
            input: [text, image]
            tokens: claude-high
            targets: [{provider: openai, tokens: gemini-2}, openai]
        """;
    assertThat(operator.load(yaml).find("eye").orElseThrow().targets())
        .extracting(target -> target.tokens().name())
        .containsExactly("gemini-2", "claude-high");
  }

  @Test
  void aFamilyThatNobodyKnowsStopsTheStart() {
    assertThatThrownBy(() -> operator.load("models: {gpt-4o: {tokens: claude-hihg}}"))
        .hasMessageStartingWith("fovea.yaml:1: 'claude-hihg' is no family; expected one of gpt-4o,")
        .hasMessageEndingWith(" Did you mean 'claude-high'?");
  }
}
