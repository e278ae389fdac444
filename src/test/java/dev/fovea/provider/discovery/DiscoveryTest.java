package dev.fovea.provider.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.config.Settings;
import dev.fovea.provider.Catalog;
import dev.fovea.provider.ProviderSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class DiscoveryTest extends Looking {
  private static final Set<String> KEYS = Set.of("authorization", "api-key", "x-api-key", "cookie");

  @Test
  void aTricklingServerHoldsNobodyUp() throws IOException {
    ServerSocket trickle = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    keep(trickle);
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
  void whoWaitsForTheFirstLookSeesWhatItFound() throws IOException {
    Discovery discovery = discovery(Duration.ofSeconds(5), vllm().port());
    discovery.start();
    discovery.awaitFirstLook();
    assertThat(found()).containsKey("vllm/Qwen/Qwen3-VL-8B");
  }

  @Test
  void theWaitForTheFirstLookEnds() {
    Settings settings =
        settings(Duration.ofMillis(50)).with(ProviderSettings.PROBE_CONNECT, Duration.ofMillis(50));
    // It never looks, so that only the patience ends.
    Discovery discovery = keep(new Discovery(vertx, catalog, settings, Set.of()));
    Instant began = Instant.now();
    discovery.awaitFirstLook();
    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(5));
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
