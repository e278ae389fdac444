package dev.fovea.provider.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.provider.CatalogEntry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineTest extends Looking {
  @Test
  void ollamaSaysInItsListWhichModelsSee() throws IOException {
    FakeEngine engine =
        ollama(
            """
            {"models": [
              {"name": "llava:7b", "capabilities": ["completion", "vision"]},
              {"name": "llama3:8b", "capabilities": ["completion", "tools"]},
              {"name": "nomic-embed-text", "capabilities": ["embedding"]}]}\
            """);
    look(engine);
    assertThat(found()).isEqualTo(Map.of("ollama/llava:7b", "image", "ollama/llama3:8b", "text"));
    assertThat(catalog.find("ollama/llava:7b").orElseThrow().targets().getFirst().provider())
        .extracting(provider -> provider.baseUrl().toString())
        .isEqualTo("http://127.0.0.1:" + engine.port() + "/v1");
  }

  @Test
  void anOlderOllamaIsAskedForEachModel() throws IOException {
    FakeEngine engine = ollama("{\"models\": [{\"name\": \"llava:7b\"}]}");
    engine.on("/api/show", "{\"capabilities\": [\"completion\", \"vision\"]}");
    look(engine);
    assertThat(found()).isEqualTo(Map.of("ollama/llava:7b", "image"));
    assertThat(engine.asked().getLast().body()).isEqualTo("{\"model\":\"llava:7b\"}");
  }

  @Test
  void anOllamaThatDoesNotSayCountsAsBlind() throws IOException {
    look(ollama("{\"models\": [{\"name\": \"llava:7b\"}]}"));
    assertThat(found()).isEqualTo(Map.of("ollama/llava:7b", "text"));
  }

  @Test
  void llamaServerSaysWhatItsModelTakesAndKeepsItsFoldersToItself() throws IOException {
    look(
        engine()
            .on(
                "/v1/models",
                """
                {"data": [
                  {"id": "/home/me/models/gemma-3.gguf", "owned_by": "llamacpp",
                   "meta": {"n_ctx": 16384},
                   "architecture": {"input_modalities": ["text", "image", "smell"]}}]}\
                """)
            .on("/props", "{\"build_info\": \"b9992\"}"));
    assertThat(found()).isEqualTo(Map.of("llama-server/gemma-3.gguf", "image"));
    CatalogEntry entry = catalog.find("llama-server/gemma-3.gguf").orElseThrow();
    assertThat(entry.model().contextLength()).hasValue(16384);
    assertThat(entry.targets().getFirst().name()).isEqualTo("/home/me/models/gemma-3.gguf");
  }

  @Test
  void anOlderLlamaServerSaysItInItsProperties() throws IOException {
    look(
        engine()
            .on("/v1/models", "{\"data\": [{\"id\": \"m\", \"owned_by\": \"llamacpp\"}]}")
            .on("/props", "{\"modalities\": {\"vision\": true}}"));
    assertThat(found()).isEqualTo(Map.of("llama-server/m", "image"));
  }

  @Test
  void vllmDoesNotSaySoItsModelsAreLeftToRefuseThemselves() throws IOException {
    look(vllm());
    assertThat(found()).isEqualTo(Map.of("vllm/Qwen/Qwen3-VL-8B", "image"));
    assertThat(catalog.find("vllm/Qwen/Qwen3-VL-8B").orElseThrow().model().contextLength())
        .hasValue(32768);
  }

  @Test
  void sglangSaysWhetherItsModelSees() throws IOException {
    String listing = "{\"data\": [{\"id\": \"m\", \"owned_by\": \"sglang\"}]}";
    String info = "{\"model_path\": \"m\", \"is_generation\": true%s}";
    look(
        engine()
            .on("/v1/models", listing)
            .on("/model_info", info.formatted(", \"has_image_understanding\": true")));
    assertThat(found()).isEqualTo(Map.of("sglang/m", "image"));
    look(engine().on("/v1/models", listing).on("/get_model_info", info.formatted("")));
    assertThat(found()).isEqualTo(Map.of("sglang/m", "text"));
  }

  @Test
  void lmStudioSaysWhichModelsSee() throws IOException {
    look(
        engine()
            .on("/v1/models", "{\"data\": [{\"id\": \"a\", \"owned_by\": \"organization_owner\"}]}")
            .on(
                "/api/v1/models",
                """
                {"models": [
                  {"type": "llm", "key": "google/gemma-4", "capabilities": {"vision": true},
                   "max_context_length": 131072},
                  {"type": "llm", "key": "granite", "capabilities": {"vision": false}},
                  {"type": "embedding", "key": "nomic"}]}\
                """));
    assertThat(found())
        .isEqualTo(Map.of("lm-studio/google/gemma-4", "image", "lm-studio/granite", "text"));
  }

  @Test
  void anythingElseOnThePortIsAskedOnceAndLeftAlone() throws IOException {
    FakeEngine page = engine().on("/v1/models", 200, "text/html", "<html>hello</html>");
    FakeEngine text = engine().on("/v1/models", 200, "text/plain", "{\"data\": [{\"id\": \"m\"}]}");
    FakeEngine locked = engine().on("/v1/models", 401, "application/json", "{\"data\": []}");
    FakeEngine other = engine().on("/v1/models", "{\"data\": {\"id\": 5}}");
    look(page, text, locked, other, engine());
    assertThat(found()).isEmpty();
    for (FakeEngine each : List.of(page, text, locked, other)) {
      assertThat(each.asked()).extracting(FakeEngine.Asked::path).containsExactly("/v1/models");
    }
  }

  @Test
  void aClaimThatTheFingerprintDoesNotBearOutIsNotTrusted() throws IOException {
    look(
        engine()
            .on("/v1/models", "{\"data\": [{\"id\": \"m\", \"owned_by\": \"vllm\"}]}")
            .on("/version", "{\"name\": \"my web shop\"}"));
    assertThat(found()).isEmpty();
  }

  @Test
  void anAnswerThatIsFarTooLargeIsNotReadWhole() throws IOException {
    String filler = "x".repeat(Loopback.ANSWER_MAX);
    look(
        engine().on("/v1/models", "{\"data\": [{\"id\": \"m\"}], \"filler\": \"" + filler + "\"}"));
    assertThat(found()).isEmpty();
  }

  @Test
  void namesThatAreNoNamesAreLeftOut() throws IOException {
    String names = "{\"id\": \"\"}, {\"id\": 7}, {\"id\": \"a\\nb\"}, {\"id\": \"ok\"}";
    look(
        engine()
            .on(
                "/v1/models",
                "{\"data\": [{\"id\": \"%s\", \"owned_by\": \"vllm\"}, %s]}"
                    .formatted("x".repeat(300), names))
            .on("/version", "{\"version\": \"0.19\"}"));
    assertThat(found()).containsOnlyKeys("vllm/ok");
  }
}
