package dev.fovea.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Deadline;
import dev.fovea.testkit.Gate;
import dev.fovea.testkit.RawClient;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM: nothing new begins, what has begun ends well, and the exit code is 0. */
final class DrainTest {
  private static final String CHAT = "/v1/chat/completions";

  @TempDir Path folder;
  private final ScriptedUpstream upstream = ScriptedUpstream.start();

  @AfterEach
  void stop() {
    upstream.close();
  }

  @Test
  void refusesWhatIsNewAndFinishesWhatHasBegun() throws IOException {
    var gate = new Gate();
    upstream.answers(Vendor.STREAM.stallAfter(Vendor.STREAM.bytes().length / 3, gate));
    try (Replica server = start(Map.of());
        RawClient streaming = RawClient.connect(server.address().getPort())) {
      streaming.post(CHAT, Replica.KEY, Vendor.ask(true).getBytes(UTF_8));
      while (!streaming.line().orElseThrow().startsWith("data:")) {}

      server.terminate();

      TestClient other = client(server);
      Deadline.until(() -> other.get("/readyz").status() == 503);
      Answer refused = other.chat(Vendor.ask(false));
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("retry-after")).isPresent();
      assertThat(refused.header("connection")).contains("close");
      assertThat(other.get("/healthz").status()).isEqualTo(200);

      gate.open();
      Optional<String> line = streaming.line();
      while (!line.orElseThrow().equals("data: [DONE]")) {
        line = streaming.line();
      }
      assertThat(server.ended()).isZero();
      assertThat(server.log()).contains("outcome=completed");
    }
  }

  @Test
  void duringTheNoticeItAnswersAndSendsConnectionsElsewhere() throws IOException {
    answers(Vendor.STREAM);
    try (Replica server = start(Map.of("shutdown.notice", "1h"));
        RawClient kept = RawClient.connect(server.address().getPort())) {
      assertThat(ask(kept).header("connection")).isEmpty();

      server.terminate();

      TestClient other = client(server);
      Deadline.until(() -> other.get("/readyz").status() == 503);
      assertTold(ask(kept));
      assertThat(kept.drain()).as("its connection is closed").isZero();
      try (RawClient come = RawClient.connect(server.address().getPort())) {
        assertTold(ask(come));
      }
      try (RawClient streaming = RawClient.connect(server.address().getPort())) {
        streaming.post(CHAT, Replica.KEY, Vendor.ask(true).getBytes(UTF_8));
        Answer stream = streaming.answer();
        assertTold(stream);
        assertThat(stream.done()).isTrue();
        assertThat(streaming.drain()).isZero();
      }
      assertThat(other.get("/healthz").status()).isEqualTo(200);

      server.terminate();

      assertThat(server.ended()).as("a second signal ends it at once").isEqualTo(143);
    }
  }

  @Test
  void whatWasUnderWayWhenTheNoticeBeganIsTold() throws IOException {
    var gate = new Gate();
    upstream.answers(Vendor.COMPLETION.after(gate));
    try (Replica server = start(Map.of("shutdown.notice", "1h"));
        RawClient waiting = RawClient.connect(server.address().getPort())) {
      waiting.post(CHAT, Replica.KEY, Vendor.ask(false).getBytes(UTF_8));
      upstream.take();

      server.terminate();

      Deadline.until(() -> client(server).get("/readyz").status() == 503);
      gate.open();
      assertTold(waiting.answer());
      assertThat(waiting.drain()).isZero();
    }
  }

  @Test
  void aStreamOutlastsTheNoticeAndNothingBeginsAfterIt() throws IOException {
    var gate = new Gate();
    answers(Vendor.STREAM.stallAfter(Vendor.STREAM.bytes().length / 3, gate));
    try (Replica server = start(Map.of("shutdown.notice", "200ms"));
        RawClient idle = RawClient.connect(server.address().getPort());
        RawClient streaming = RawClient.connect(server.address().getPort())) {
      idle.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();
      streaming.post(CHAT, Replica.KEY, Vendor.ask(true).getBytes(UTF_8));
      assertThat(streaming.head().headers()).doesNotContainKey("connection");
      while (!streaming.line().orElseThrow().startsWith("data:")) {}

      server.terminate();

      TestClient other = client(server);
      Deadline.until(() -> other.chat(Vendor.ask(false)).status() == 503);
      Answer refused = ask(idle);
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("connection")).contains("close");
      assertThat(idle.drain()).isZero();

      gate.open();
      while (!streaming.line().orElseThrow().equals("data: [DONE]")) {}
      assertThat(server.ended()).isZero();
    }
  }

  @Test
  void waitsForTheLastByteOfAClientThatReadsSlowly() throws IOException {
    int length = 24_000_000; // more than two sockets hold
    upstream.answers(Reply.json(200, Vendor.completion("x".repeat(length))));
    try (Replica server = start(Map.of());
        RawClient slow = RawClient.connect(server.address().getPort(), 4096)) {
      slow.post(CHAT, Replica.KEY, Vendor.ask(false).getBytes(UTF_8));
      upstream.take();
      RawClient.Head head = slow.head();

      server.terminate();

      Deadline.until(() -> client(server).get("/readyz").status() == 503);
      assertThat(head.status()).isEqualTo(200);
      assertThat(slow.drain()).isEqualTo(Long.parseLong(head.headers().get("content-length")));
      assertThat(server.ended()).isZero();
    }
  }

  @Test
  void cutsOffAndChargesWhatOutlastsTheGrace() throws IOException {
    upstream.answers(Vendor.STREAM.stallAfter(Vendor.STREAM.bytes().length / 3, new Gate()));
    try (Replica server = start(Map.of("shutdown.grace", "200ms"));
        RawClient streaming = RawClient.connect(server.address().getPort())) {
      streaming.post(CHAT, Replica.KEY, Vendor.ask(true).getBytes(UTF_8));
      while (!streaming.line().orElseThrow().startsWith("data:")) {}

      server.terminate();

      assertThat(streaming.drain()).isPositive();
      assertThat(server.ended()).isZero();
      assertThat(server.log()).contains("outcome=interrupted").doesNotContain("nano_usd=0 ");
      upstream.take().assertClosedWithin(1000);
    }
  }

  @Test
  void aSecondSignalEndsItAtOnce() throws IOException {
    upstream.answers(Vendor.STREAM.stallAfter(Vendor.STREAM.bytes().length / 3, new Gate()));
    try (Replica server = start(Map.of());
        RawClient streaming = RawClient.connect(server.address().getPort())) {
      streaming.post(CHAT, Replica.KEY, Vendor.ask(true).getBytes(UTF_8));
      while (!streaming.line().orElseThrow().startsWith("data:")) {}

      server.terminate();
      Deadline.until(() -> client(server).get("/readyz").status() == 503);
      server.terminate();

      assertThat(server.ended()).isEqualTo(143);
    }
  }

  /** A stream to those who ask for one. */
  private void answers(Reply stream) {
    upstream.answers(asked -> asked.json().path("stream").asBoolean() ? stream : Vendor.COMPLETION);
  }

  private static Answer ask(RawClient client) throws IOException {
    return client.post(CHAT, Replica.KEY, Vendor.ask(false).getBytes(UTF_8)).answer();
  }

  private static void assertTold(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("connection")).contains("close");
  }

  private Replica start(Map<String, String> settings) {
    return Replica.start(folder, Vendor.yaml(upstream), settings);
  }

  private static TestClient client(Replica server) {
    return new TestClient(server.address(), Optional.of(Replica.KEY));
  }
}
