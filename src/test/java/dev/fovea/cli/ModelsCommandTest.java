package dev.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.cli.Program.Ended;
import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What {@code ./run models} shows of a catalogue, in the real program. */
final class ModelsCommandTest {
  private static final String YAML =
      """
      providers:
        mine: {dialect: openai, base_url: "http://127.0.0.1:9/v1"}
      models:
        demo/eye:
          input: [text, image]
          context_length: 128000
          price: {input: 1, cached_input: 0.25, output: 10, above: {tokens: 1000, input: 2}}
          targets: [mine]
        demo/reader: {input: [text], targets: [mine]}
      """;

  @TempDir Path folder;
  private Program program;

  @BeforeEach
  void program() throws IOException {
    Files.writeString(folder.resolve("fovea.yaml"), YAML);
    program = new Program(folder);
  }

  @Test
  void aWideWindowGetsATable() throws Exception {
    Ended ended = run(Map.of("COLUMNS", "120"), "models");
    assertThat(ended.err()).isEmpty();
    List<String> lines = ended.out().lines().toList();
    assertThat(lines.getFirst()).matches("MODEL +BADGES +CONTEXT +INPUT +CACHED +OUTPUT +AT.*");
    assertThat(lines).allMatch(line -> line.length() <= 120);
    assertThat(line(lines, "demo/eye"))
        .matches("demo/eye +vision +128k +1\\+ +0.25\\+ +10\\+ +mine");
    assertThat(line(lines, "demo/reader")).matches("demo/reader +text-only +\\? +\\? +mine");
    assertThat(line(lines, "fovea/inspect")).matches("fovea/inspect +vision +free +free +fovea");
    assertThat(ended.out()).contains("no price is known", "+: long inputs", "--all lists");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void aNarrowWindowGetsTwoLinesEach() throws Exception {
    List<String> lines = run(Map.of("COLUMNS", "80"), "models", "--all").out().lines().toList();
    assertThat(lines).allMatch(line -> line.length() <= 80);
    assertThat(lines)
        .containsSubsequence("demo/eye", "  vision · 128k · $1+ in, $10+ out · mine")
        .containsSubsequence("demo/reader", "  text-only · no known price · mine")
        .containsSubsequence("gpt-4o", "  vision file · 128k · $2.5 in, $10 out · OPENAI_API_KEY");
  }

  @Test
  void oneProvidersModelsAreShownReadyOrNot() throws Exception {
    String out = run(Map.of(), "models", "--provider", "groq").out();
    assertThat(out).contains("llama-4-scout", "GROQ_API_KEY", "0.11").doesNotContain("demo/eye");
    Ended wrong = run(Map.of(), "models", "--provider", "grok");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err())
        .isEqualToIgnoringNewLines("There is no provider 'grok'. Did you mean 'groq'?");
  }

  @Test
  void programsGetWhatTheApiSays() throws Exception {
    JsonNode list = Json.read(Slice.of(run(Map.of(), "models", "--json").out()));
    JsonNode eye = list.path("data").get(0);
    assertThat(eye.path("id").asString()).isEqualTo("demo/eye");
    assertThat(eye.at("/pricing/above/prompt_tokens").asInt()).isEqualTo(1000);
    assertThat(eye.at("/pricing/source").asString()).isEqualTo("fovea.yaml");
    assertThat(list.path("data").get(1).path("pricing").isNull()).isTrue();
    assertThat(list.path("data").get(1).path("pricing_note").asString()).contains("fovea.yaml");
  }

  private static String line(List<String> lines, String id) {
    return lines.stream().filter(line -> line.startsWith(id + " ")).findFirst().orElseThrow();
  }

  private Ended run(Map<String, String> more, String... arguments) throws Exception {
    return program.run(new byte[0], more, arguments);
  }
}
