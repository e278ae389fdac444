package dev.fovea.provider.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.config.Settings;
import dev.fovea.provider.Catalog;
import dev.fovea.provider.CatalogEntry;
import dev.fovea.provider.ProviderSettings;
import dev.fovea.vision.Modality;
import dev.fovea.vision.Outcome;
import dev.fovea.vision.Usage;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
  private static final Set<String> KEYS = Set.of("authorization", "api-key", "x-api-key", "cookie");

  private final Vertx vertx = Vertx.vertx();
  private final Catalog catalog = catalog();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

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

  @Test
  void aTricklingServerHoldsNobodyUp() throws IOException {
    ServerSocket trickle = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    open.add(trickle);
    Thread.ofVirtual().start(() -> trickle(trickle));
    FakeEngine engine = vllm();
    Instant start = Instant.now();
    discovery(Duration.ofMillis(300), trickle.getLocalPort(), engine.port()).look();
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    assertThat(found()).containsOnlyKeys("vllm/Qwen/Qwen3-VL-8B");
  }

  @Test
  void anEngineThatIsGoneIsDroppedAtTheNextLook() throws IOException {
    FakeEngine engine = vllm();
    Discovery discovery = discovery(Duration.ofSeconds(5), engine.port());
    discovery.look();
    assertThat(found()).isNotEmpty();
    engine.close();
    discovery.look();
    assertThat(found()).isEmpty();
  }

  @Test
  void anEngineThatIsBusyStaysForTwoLooks() throws IOException {
    FakeEngine engine = vllm();
    Discovery discovery = discovery(Duration.ofMillis(500), engine.port());
    discovery.look();
    assertThat(found()).isNotEmpty();
    engine.silence();
    discovery.look();
    discovery.look();
    assertThat(found()).isNotEmpty();
    discovery.look();
    assertThat(found()).isEmpty();
  }

  @Test
  void ourOwnPortIsNeverAsked() throws IOException {
    FakeEngine ourselves = vllm();
    Settings settings = Settings.defaults().with(ProviderSettings.PORTS, List.of(ourselves.port()));
    keep(new Discovery(vertx, catalog, settings, Set.of(ourselves.port()))).look();
    assertThat(ourselves.asked()).isEmpty();
  }

  @Test
  void neitherKeysNorPicturesAreEverSent() throws IOException {
    FakeEngine ollama = ollama("{\"models\": [{\"name\": \"llava:7b\"}]}");
    FakeEngine vllm = vllm();
    look(ollama, vllm);
    assertThat(ollama.asked()).hasSizeGreaterThan(2);
    assertThat(ollama.asked()).allSatisfy(DiscoveryTest::assertHarmless);
    assertThat(vllm.asked()).allSatisfy(DiscoveryTest::assertHarmless);
  }

  private static void assertHarmless(FakeEngine.Asked asked) {
    assertThat(asked.headers().keySet())
        .noneMatch(name -> KEYS.contains(name.toLowerCase(Locale.ROOT)));
    assertThat(asked.body()).doesNotContain("image").hasSizeLessThan(100);
  }

  @Test
  void itLooksAgainByItself() throws IOException {
    FakeEngine engine = engine();
    discovery(Duration.ofSeconds(5), engine.port()).start();
    await(() -> engine.asked().size() > 1);
    assertThat(found()).isEmpty();
    engine
        .on("/v1/models", "{\"data\": [{\"id\": \"m\", \"owned_by\": \"vllm\"}]}")
        .on("/version", "{\"version\": \"0.19\"}");
    await(() -> found().containsKey("vllm/m"));
    engine.close();
    await(() -> found().isEmpty());
  }

  @Test
  void whoDoesNotWantItIsLeftAlone() throws IOException {
    FakeEngine engine = vllm();
    Settings settings = settings(Duration.ofSeconds(5), engine.port());
    Catalog unwanted = catalog();
    keep(new Discovery(vertx, unwanted, settings.with(ProviderSettings.DISCOVER, false), Set.of()))
        .start();
    keep(new Discovery(vertx, catalog, settings, Set.of())).start();
    await(() -> !found().isEmpty());
    assertThat(unwanted.find("vllm/Qwen/Qwen3-VL-8B")).isEmpty();
  }

  private FakeEngine vllm() throws IOException {
    return engine()
        .on(
            "/v1/models",
            """
            {"object": "list", "data": [
              {"id": "Qwen/Qwen3-VL-8B", "owned_by": "vllm", "max_model_len": 32768}]}\
            """)
        .on("/version", "{\"version\": \"0.19.0\"}");
  }

  private FakeEngine ollama(String tags) throws IOException {
    return engine()
        .on("/v1/models", "{\"data\": [{\"id\": \"x\", \"owned_by\": \"library\"}]}")
        .on("/api/version", "{\"version\": \"0.19.0\"}")
        .on("/api/tags", tags);
  }

  private FakeEngine engine() throws IOException {
    return keep(new FakeEngine());
  }

  private void look(FakeEngine... engines) {
    discovery(Duration.ofSeconds(5), Arrays.stream(engines).mapToInt(FakeEngine::port).toArray())
        .look();
  }

  private Discovery discovery(Duration read, int... ports) {
    return keep(new Discovery(vertx, catalog, settings(read, ports), Set.of()));
  }

  private static Settings settings(Duration read, int... ports) {
    return Settings.defaults()
        .with(ProviderSettings.PORTS, Arrays.stream(ports).boxed().toList())
        .with(ProviderSettings.PROBE_CONNECT, Duration.ofSeconds(5))
        .with(ProviderSettings.PROBE_READ, read)
        .with(ProviderSettings.INTERVAL, Duration.ofMillis(20));
  }

  private <T extends AutoCloseable> T keep(T opened) {
    open.add(opened);
    return opened;
  }

  private static Catalog catalog() {
    return Catalog.load(
        Settings.defaults(),
        Map.of("OPENAI_API_KEY", "secret"),
        provider -> (request, target, sink) -> new Outcome.Completed(Usage.NONE));
  }

  /** Local models, and the most that they take. */
  private Map<String, String> found() {
    Set<String> engines = Set.of("ollama", "llama-server", "vllm", "sglang", "lm-studio");
    return catalog.entries().stream()
        .filter(entry -> engines.contains(entry.ownedBy()))
        .collect(Collectors.toMap(entry -> entry.model().id(), DiscoveryTest::sight));
  }

  private static String sight(CatalogEntry entry) {
    return entry.model().input().contains(Modality.IMAGE) ? "image" : "text";
  }

  /** Answers byte by byte, without an end. */
  private static void trickle(ServerSocket server) {
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99999\r\n\r\n";
    try (Socket socket = server.accept();
        OutputStream out = socket.getOutputStream()) {
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      while (!server.isClosed()) {
        out.write(' ');
        out.flush();
        LockSupport.parkNanos(1_000_000);
      }
    } catch (IOException closed) {
      // the client has had enough, which is the point
    }
  }

  private static void await(BooleanSupplier condition) {
    Instant deadline = Instant.now().plusSeconds(20);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(deadline);
      LockSupport.parkNanos(2_000_000);
    }
  }
}
