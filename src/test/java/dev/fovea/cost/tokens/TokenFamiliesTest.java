package dev.fovea.cost.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.config.ConfigException;
import dev.fovea.config.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenFamiliesTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          gpt-6,                                      gpt-6
          gpt-5.6-terra,                              gpt-6
          gpt-5.5,                                    gpt-5.5
          gpt-5.4-2026-03-05,                         gpt-5.4
          openai/gpt-5-4-pro,                         gpt-5.4
          gpt-5.4-mini,                               gpt-5-mini
          gpt-5.4-nano,                               gpt-5-nano
          openai/gpt-5-2-codex,                       gpt-5.2
          gpt-5.3-codex,                              gpt-5.2
          gpt-5-codex,                                gpt-5.2
          openai/gpt-5-1-codex-mini,                  gpt-5-mini
          gpt-5.1-chat-latest,                        gpt-5
          gpt-5,                                      gpt-5
          gpt-5:free,                                 gpt-5
          gpt-5-2025-08-07,                           gpt-5
          gpt-5-mini-2025-08-07,                      gpt-5-mini
          openai/gpt-5-nano-2025-08-07,               gpt-5-nano
          gpt-4o-mini-2024-07-18,                     gpt-4o-mini
          ft:gpt-4o-2024-08-06:my-org::abc,           gpt-4o
          chatgpt-4o-latest,                          gpt-4o
          gpt-4-turbo-2024-04-09,                     gpt-4o
          gpt-4.1-2025-04-14,                         gpt-4o
          gpt-4.1-mini,                               gpt-5-mini
          o4-mini-2025-04-16,                         o4-mini
          o3,                                         o1
          o1-pro,                                     o1
          claude-opus-4-8,                            claude-high
          anthropic/claude-opus-4.7,                  claude-high
          claude-sonnet-5-5,                          claude-high
          us.anthropic.claude-opus-4-7-v1:0,          claude-high
          claude-opus-4-20250514,                     claude
          claude-haiku-4-5-20251001,                  claude
          claude-3-5-sonnet-latest,                   claude
          claude-3.5-sonnet,                          claude
          anthropic.claude-3-5-sonnet-20241022-v2:0,  claude
          google/gemini-2.5-flash,                    gemini-2
          models/gemini-2.0-flash,                    gemini-2
          google/gemini-3-1-pro-preview,              gemini-3
          gemini-1.5-pro,                             gemini-1.5
          Qwen/Qwen3-VL-235B-A22B-Instruct,           qwen3-vl
          qwen3.5-omni-flash,                         qwen3.5-omni
          alibaba/qwen3.5-plus-20260218,              qwen3-vl
          qwen-vl-max,                                qwen-vl
          qwen2.5vl:7b,                               qwen2.5-vl
          accounts/fireworks/models/qwen2p5-vl-32b-instruct, qwen2.5-vl
          vllm/Qwen/Qwen2.5-VL-7B-Instruct,           qwen2.5-vl-open
          sglang/Qwen/Qwen3-VL-8B-Instruct,           qwen3-vl-open
          ollama/qwen3-vl:8b,                         qwen3-vl
          pixtral-large-latest,                       pixtral
          pixtral:12b,                                pixtral
          mistralai/mistral-small-3.2-24b-instruct,   mistral
          meta-llama/Llama-4-Scout-17B-16E-Instruct,  llama-4
          meta.llama4-maverick-17b-instruct-v1:0,     llama-4
          meta-llama/Llama-3.2-90B-Vision-Instruct,   llama-3.2
          llama3.2-vision:11b,                        llama-3.2
          accounts/fireworks/models/llama-v3p2-11b-vision-instruct, llama-3.2
          """)
  void aModelsNameTellsItsFamily(String model, String family) {
    TokenFormula found = Families.ALL.forModel(model);
    assertThat(found.name()).isEqualTo(family);
    assertThat(found.bound()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "my-deployment",
        "grok-4",
        "gpt-5.7",
        "gpt-7",
        "llama-3.1-70b",
        "qwen3-coder",
        "claude/llava",
        "not-gpt-4o",
        "gemini-20"
      })
  void otherNamesLeadToTheBound(String model) {
    TokenFormula found = Families.ALL.forModel(model);
    assertThat(found.name()).isEqualTo("unknown");
    assertThat(found.bound()).isTrue();
  }

  @Test
  void theSecondNameIsAskedWhenTheFirstSaysNothing() {
    assertThat(Families.ALL.forModel("my-deployment", "gpt-4o").name()).isEqualTo("gpt-4o");
    assertThat(Families.ALL.forModel("pixtral-12b", "gpt-4o").name()).isEqualTo("pixtral");
    assertThat(Families.ALL.forModel("mine", "yours").bound()).isTrue();
  }

  @Test
  void aNameTooLongForTheCatalogueIsUnknown() {
    String longest = "gpt-4o-" + "x".repeat(NamePattern.NAME_MAX - "gpt-4o-".length());
    assertThat(Families.ALL.forModel(longest).name()).isEqualTo("gpt-4o");
    assertThat(Families.ALL.forModel(longest + "x").bound()).isTrue();
  }

  @Test
  void aFamilyCanBeNamed() {
    assertThat(Families.ALL.named("claude-high").map(TokenFormula::name)).contains("claude-high");
    assertThat(Families.ALL.named("claude-*")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                              | tokens.yaml:1: 'families' is missing.
          {families: {}}                                  | tokens.yaml:1: 'models' is missing.
          {families: {}, models: {}}                      | tokens.yaml:1: no family is called 'unknown'.
          {familys: {}}                                   | unknown key 'familys' in the file. Did you mean 'families'?
          {families: {a: {}}}                             | family 'a' lacks kind.
          {families: {a: {kind: magic}}}                  | family 'a': kind 'magic' is not known.
          {families: {a: {kind: mistral, patch: 16}}}     | family 'a' lacks side_max.
          {families: {a: {kind: mistral, side: 16}}}      | unknown key 'side' in family 'a'.
          {families: {a: {kind: flat, tokens: 0}}}        | tokens '0' is not from 1 to 2147483647.
          {families: {a: {kind: flat, tokens: 2147483648}}} | is not from 1 to 2147483647.
          {families: {a: {kind: flat, tokens: 1.5}}}      | tokens '1.5' is no whole number.
          {families: {a: {kind: flat, tokens: many}}}     | tokens 'many' is no number.
          {families: {a: {kind: flat, tokens: [1]}}}      | expected a value, found a list.
          {families: {a: {kind: flat, tokens: {low: 1}}}} | family 'a', tokens lacks auto.
          {families: {a: {kind: flat, tokens: 1, page: {}}}} | family 'a', page lacks low.
          {families: {a: {kind: flat, tokens: 1, video: {per_hour: 1}}}} | unknown key 'per_hour' in family 'a', video.
          {families: {a: {kind: openai-patches, multiplier: 1}}} | family 'a' lacks high.
          {families: {a: {kind: openai-patches, multiplier: 1, high: {patches: 1}, auto: low}}} | auto 'low' can only be original
          {families: {a: {kind: llama-tiles, side: 1, tiles_max: 1, tokens: 1, overview: yes}}} | overview 'yes' is neither true nor false.
          {families: {unknown: {kind: bound, more: 1}}, models: {}} | unknown key 'more' in family 'unknown'.
          {families: {unknown: {kind: bound}}, models: {a*: b}} | tokens.yaml:1: no family is called 'b'.
          """)
  void aWrongFileIsRefusedWithThePlace(String text, String problem) throws IOException {
    Path file = Files.writeString(folder.resolve("tokens.yaml"), text);
    assertThatThrownBy(() -> TokenFamilies.read(YamlFile.read(file)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("tokens.yaml:1: ")
        .hasMessageContaining(problem);
  }
}
