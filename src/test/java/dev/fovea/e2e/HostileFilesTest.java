package dev.fovea.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestClient;
import dev.fovea.testkit.TestServer;
import dev.fovea.testkit.pictures.Jpegs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server with a small heap, which ends when that is not enough, meets every file that nobody can
 * use, in the request and by URL: each is a 400 that names the part, and the next is served.
 */
@Timeout(120)
final class HostileFilesTest {
  /** Two seconds, and what a machine that does other things meanwhile may add. */
  private static final Duration SOON = Duration.ofSeconds(10);

  /** Ours to fetch, and to make smaller, so that nothing goes on unseen because it fits. */
  private static final String WISHES =
      "\"x_media\":{\"fetch\":\"inline\",\"downscale\":\"economy\",\"long_side\":64},";

  private static final String PLACE = "messages[0].content[1].image_url.url";

  @TempDir private static Path folder;
  private static ScriptedUpstream upstream;
  private static ScriptedUpstream origin;
  private static Process server;
  private static TestClient client;

  @BeforeAll
  static void start() throws IOException {
    upstream = ScriptedUpstream.start().answers(Demo.COMPLETION);
    origin = ScriptedUpstream.at("127.0.0.2");
    server = process(Files.writeString(folder.resolve("small.yaml"), yaml()));
    int port = Integer.parseInt(server.inputReader().readLine().replace("port ", ""));
    client = new TestClient(URI.create("http://127.0.0.1:" + port), Optional.of(TestServer.KEY));
    served();
  }

  private static String yaml() {
    return Ask.models(upstream)
        + "fetch: {http: true, allow: 127.0.0.2/32, ports: '%d', cache: {ttl: 0s}}\n"
            .formatted(origin.port());
  }

  private static Process process(Path yaml) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            SmallServer.class.getName(),
            yaml.toString())
        .redirectError(folder.resolve("log").toFile())
        .start();
  }

  @AfterAll
  static void stop() {
    try {
      served();
    } finally {
      server.destroy();
      origin.close();
      upstream.close();
    }
  }

  @AfterEach
  void itLives() {
    assertThat(server.isAlive()).isTrue();
    assertThat(client.get("/healthz").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource({
    "dev.fovea.e2e.HostileFiles#claims",
    "dev.fovea.e2e.HostileFiles#counts",
    "dev.fovea.e2e.HostileFiles#oddities",
    "dev.fovea.e2e.HostileFiles#drawings"
  })
  void itIsRefusedByName(String code, byte[] file) {
    origin.answers(Reply.of(200, "image/png", Reply.Framing.LENGTH, file));
    assertRefused(code, Ask.picture("image/png", file));
    assertRefused(code, Ask.part("http://127.0.0.2:" + origin.port() + "/a.png"));
  }

  private static void assertRefused(String code, String part) {
    int asked = upstream.count();
    long began = System.nanoTime();
    Answer answer = ask(part);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.error("code")).as(answer.text()).isEqualTo(code);
    assertThat(answer.error("param")).isEqualTo(PLACE);
    assertThat(upstream.count()).isEqualTo(asked);
  }

  /** One that has to be made anew. */
  private static void served() {
    assertThat(ask(Ask.picture("image/jpeg", Jpegs.held(Jpegs.of(64, 48), 6))).status())
        .isEqualTo(200);
  }

  private static Answer ask(String part) {
    return client.post("/v1/chat/completions", Ask.about("demo/film", WISHES, List.of(part)));
  }
}
