package dev.fovea.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Gate;
import dev.fovea.testkit.RawClient;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestClient;
import dev.fovea.testkit.Tool;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas behind nginx: streams and large bodies pass, and one may go unnoticed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NginxTest {
  private static final String CHAT = "/v1/chat/completions";

  @TempDir Path folder;
  private final ScriptedUpstream upstream = ScriptedUpstream.start();

  @BeforeAll
  void needed() {
    Tool.program("nginx");
  }

  @AfterAll
  void stop() {
    upstream.close();
  }

  @Test
  void streamsAndLargeBodiesPassAndNobodyNoticesThatAReplicaEnds() throws IOException {
    try (Replica one = replica(1);
        Replica other = replica(2);
        Nginx nginx = Nginx.start(folder, one, other)) {
      streamsPass(nginx);
      largeBodiesPass(nginx);
      operatorsPathsDoNot(nginx);
      replicaEndsUnnoticed(nginx, one);
      other.kill();
      nobodyIsLeft(nginx);
    }
  }

  private void streamsPass(Nginx nginx) throws IOException {
    var gate = new Gate();
    upstream.answers(Vendor.STREAM.stallAfter(Vendor.STREAM.bytes().length / 3, gate));
    try (RawClient raw = streaming(nginx.port())) {
      gate.open();
      while (!raw.line().orElseThrow().equals("data: [DONE]")) {}
    }
  }

  private void largeBodiesPass(Nginx nginx) {
    upstream.answers(Vendor.COMPLETION);
    assertThat(client(nginx).chat(large(40_000_000)).status()).isEqualTo(200);
    assertThat(upstream.take().body().length).isGreaterThan(40_000_000);
  }

  private static void operatorsPathsDoNot(Nginx nginx) throws IOException {
    assertThat(status(nginx, "/metrics")).isEqualTo(404);
    assertThat(status(nginx, "/admin/v1/accounts")).isEqualTo(404);
    assertThat(status(nginx, "/healthz")).isEqualTo(200);
  }

  private void replicaEndsUnnoticed(Nginx nginx, Replica one) throws IOException {
    var gate = new Gate();
    upstream.answers(Vendor.STREAM.stallAfter(Vendor.STREAM.bytes().length / 3, gate));
    try (RawClient raw = streaming(one.address().getPort())) {
      one.terminate();
      upstream.answers(Vendor.COMPLETION);
      ask(nginx, large(1_000_000), 20);
      ask(nginx, Vendor.ask(false), 80);
      assertThat(upstream.count()).as("nothing was asked twice").isEqualTo(100);
      gate.open();
      while (!raw.line().orElseThrow().equals("data: [DONE]")) {}
    }
    while (one.alive()) {
      ask(nginx, Vendor.ask(false), 1);
    }
    assertThat(one.ended()).isZero();
    ask(nginx, Vendor.ask(false), 20);
  }

  /** Each of its two tries is refused at first; from then on it knows. */
  private static void nobodyIsLeft(Nginx nginx) throws IOException {
    for (int i = 0; i < 3; i++) {
      try (RawClient raw = RawClient.connect(nginx.port())) {
        Answer answer = raw.post(CHAT, Replica.KEY, Vendor.ask(false).getBytes(UTF_8)).answer();
        assertThat(answer.status()).as(nginx::text).isEqualTo(503);
        assertThat(answer.header("retry-after")).contains("2");
        assertThat(answer.json().path("error").path("code").asString()).isEqualTo("overloaded");
      }
    }
  }

  private static String large(int bytes) {
    return Vendor.ask(false).replace("Hi", "x".repeat(bytes));
  }

  private Replica replica(int number) {
    return Replica.start(folder.resolve(Integer.toString(number)), Vendor.yaml(upstream), Map.of());
  }

  /** A stream of which the first event has come. */
  private static RawClient streaming(int port) throws IOException {
    RawClient raw = RawClient.connect(port);
    raw.post(CHAT, Replica.KEY, Vendor.ask(true).getBytes(UTF_8));
    while (!raw.line().orElseThrow().startsWith("data:")) {}
    return raw;
  }

  private static void ask(Nginx nginx, String json, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      try (RawClient raw = RawClient.connect(nginx.port())) {
        Answer answer = raw.post(CHAT, Replica.KEY, json.getBytes(UTF_8)).answer();
        assertThat(answer.status()).as(nginx::text).isEqualTo(200);
      }
    }
  }

  private static TestClient client(Nginx nginx) {
    return new TestClient(URI.create("http://127.0.0.1:" + nginx.port()), Optional.of(Replica.KEY));
  }

  private static int status(Nginx nginx, String path) throws IOException {
    try (RawClient raw = RawClient.connect(nginx.port())) {
      return raw.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").head().status();
    }
  }
}
