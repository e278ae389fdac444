package dev.fovea.provider.discovery;

import dev.fovea.config.Settings;
import dev.fovea.provider.Catalog;
import dev.fovea.provider.CatalogEntry;
import dev.fovea.provider.ProviderSettings;
import dev.fovea.vision.Modality;
import dev.fovea.vision.Outcome;
import dev.fovea.vision.Usage;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;

/** A catalogue, an event loop, and scripted engines, closed after each test. */
abstract class Looking {
  final Vertx vertx = Vertx.vertx();
  final Catalog catalog = catalog();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  FakeEngine vllm() throws IOException {
    return engine()
        .on(
            "/v1/models",
            """
            {"object": "list", "data": [
              {"id": "Qwen/Qwen3-VL-8B", "owned_by": "vllm", "max_model_len": 32768}]}\
            """)
        .on("/version", "{\"version\": \"0.19.0\"}");
  }

  FakeEngine ollama(String tags) throws IOException {
    return engine()
        .on("/v1/models", "{\"data\": [{\"id\": \"x\", \"owned_by\": \"library\"}]}")
        .on("/api/version", "{\"version\": \"0.19.0\"}")
        .on("/api/tags", tags);
  }

  FakeEngine engine() throws IOException {
    return keep(new FakeEngine());
  }

  void look(FakeEngine... engines) {
    discovery(Duration.ofSeconds(5), Arrays.stream(engines).mapToInt(FakeEngine::port).toArray())
        .look();
  }

  Discovery discovery(Duration read, int... ports) {
    return keep(new Discovery(vertx, catalog, settings(read, ports), Set.of()));
  }

  static Settings settings(Duration read, int... ports) {
    return Settings.defaults()
        .with(ProviderSettings.PORTS, Arrays.stream(ports).boxed().toList())
        .with(ProviderSettings.PROBE_CONNECT, Duration.ofSeconds(5))
        .with(ProviderSettings.PROBE_READ, read)
        .with(ProviderSettings.INTERVAL, Duration.ofMillis(20));
  }

  <T extends AutoCloseable> T keep(T opened) {
    open.add(opened);
    return opened;
  }

  static Catalog catalog() {
    return Catalog.load(
        Settings.defaults(),
        Map.of("OPENAI_API_KEY", "secret"),
        provider -> (request, target, sink) -> new Outcome.Completed(Usage.NONE));
  }

  /** Local models, and the most that they take. */
  Map<String, String> found() {
    Set<String> engines = Set.of("ollama", "llama-server", "vllm", "sglang", "lm-studio");
    return catalog.entries().stream()
        .filter(entry -> engines.contains(entry.ownedBy()))
        .collect(Collectors.toMap(entry -> entry.model().id(), Looking::sight));
  }

  static String sight(CatalogEntry entry) {
    return entry.model().input().contains(Modality.IMAGE) ? "image" : "text";
  }
}
