package dev.fovea.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.config.Settings;
import dev.fovea.store.Store;
import dev.fovea.store.StoreSettings;
import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Deadline;
import dev.fovea.testkit.Gate;
import dev.fovea.testkit.RawClient;
import dev.fovea.testkit.Recorded;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests with an Idempotency-Key whose client leaves, or whose server does, on every database.
 */
abstract class ReplayFaultContract {
  private static final String CHAT = "/v1/chat/completions";
  private static final int FIRST_EVENT = Demo.STREAM.bytes().length / 3;
  private static final String KEY = "the-key";

  @TempDir Path folder;
  private final ScriptedUpstream upstream = ScriptedUpstream.start();
  private final Optional<String> database;

  /**
   * @param database the address of an empty one; otherwise a file
   */
  ReplayFaultContract(Optional<String> database) {
    this.database = database;
  }

  @AfterEach
  void stop() {
    upstream.close();
  }

  @Test
  void aClientThatLeftInMidStreamFindsTheWholeAnswer() throws IOException {
    try (TestServer server = start(Map.of())) {
      var gate = new Gate();
      upstream.answers(Demo.STREAM.stallAfter(FIRST_EVENT, gate));
      RawClient raw = asking(server, Demo.ASK_STREAM);
      while (!raw.line().orElseThrow().startsWith("data:")) {}
      raw.vanish();
      gate.open();

      Answer answer = answered(server, Demo.ASK_STREAM);
      assertThat(answer.done()).isTrue();
      assertThat(answer.header("idempotency-replayed")).contains("true");
      assertThat(upstream.count()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Demo.ASK, "stream"})
  void aClientThatLeftBeforeTheFirstByteFindsTheWholeAnswer(String ask) throws IOException {
    String body = ask.equals("stream") ? Demo.ASK_STREAM : ask;
    try (TestServer server = start(Map.of())) {
      var gate = new Gate();
      upstream.answers((ask.equals("stream") ? Demo.STREAM : Demo.COMPLETION).after(gate));
      RawClient raw = asking(server, body);
      upstream.take();
      raw.vanish();
      gate.open();

      assertThat(answered(server, body).header("idempotency-replayed")).contains("true");
      assertThat(upstream.count()).isEqualTo(1);
    }
  }

  @Test
  void whoeverLeavesAnAnswerThatIsTooLargeToKeepEndsIt() throws IOException {
    try (TestServer server = start(Map.of("idempotency.answer_max", "1KiB"))) {
      String event = "data: " + Demo.chunk(delta("x".repeat(500))) + "\n\n";
      upstream.answers(
          Reply.transcript(event.repeat(9)).stallAfter(event.length() * 8, new Gate()));
      RawClient raw = asking(server, Demo.ASK_STREAM);
      Recorded asked = upstream.take();
      while (!raw.line().orElseThrow().startsWith("data:")) {}
      raw.vanish();

      asked.assertClosedWithin(1000);
      assertThat(answered(server, Demo.ASK_STREAM).error("code"))
          .isEqualTo("idempotent_answer_gone");
    }
  }

  @Test
  void answersOutliveTheServer() {
    upstream.answers(Demo.COMPLETION);
    String first;
    try (TestServer server = start(Map.of())) {
      first = ask(server, Demo.ASK).text();
    }
    try (TestServer server = start(Map.of())) {
      Answer again = ask(server, Demo.ASK);
      assertThat(again.text()).isEqualTo(first);
      assertThat(again.header("idempotency-replayed")).contains("true");
      assertThat(upstream.count()).isEqualTo(1);
    }
  }

  @Test
  void twoServersOnOneDatabaseDoItOnce() {
    var gate = new Gate();
    upstream.answers(Demo.COMPLETION.after(gate));
    try (TestServer one = start(Map.of());
        TestServer other = start(Map.of())) {
      Thread.startVirtualThread(() -> ask(one, Demo.ASK));
      upstream.take();
      assertThat(ask(other, Demo.ASK).status()).isEqualTo(409);
      gate.open();

      assertThat(answered(other, Demo.ASK).header("idempotency-replayed")).contains("true");
      assertThat(upstream.count()).isEqualTo(1);
    }
  }

  @Test
  void aKeyWhoseServerWasKilledIsFreeAfterALease() {
    try (TestServer server = start(Map.of("idempotency.lease", "1s"))) {
      upstream.answers(Demo.COMPLETION);
      ask(server, Demo.ASK);
      pretendThatItIsUnderWayElsewhere();
      assertThat(ask(server, Demo.ASK).status()).isEqualTo(409);

      Answer answer = answered(server, Demo.ASK);
      assertThat(answer.header("idempotency-replayed")).isEmpty();
      assertThat(upstream.count()).isEqualTo(2);
    }
  }

  @Test
  void whatAKilledServerHasChargedIsNotDoneAgain() {
    try (TestServer server = start(Map.of("idempotency.lease", "1s"))) {
      upstream.answers(Demo.COMPLETION);
      String first = ask(server, Demo.ASK).header("x-request-id").orElseThrow();
      pretendThatItIsUnderWayElsewhere();
      pretendThatItWasCharged(first);

      Answer answer = answered(server, Demo.ASK);
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.error("code")).isEqualTo("idempotent_answer_gone");
      assertThat(upstream.count()).isEqualTo(1);
    }
  }

  @Test
  void aServerThatLivesKeepsItsKeyBeyondTheLease() {
    var gate = new Gate();
    upstream.answers(Demo.COMPLETION.after(gate));
    try (TestServer one = start(Map.of("idempotency.lease", "1s"));
        TestServer other = start(Map.of("idempotency.lease", "1s"))) {
      Thread.startVirtualThread(() -> ask(one, Demo.ASK));
      upstream.take();
      long began = System.nanoTime();
      Deadline.until(() -> {
        assertThat(ask(other, Demo.ASK).status()).isEqualTo(409);
        return System.nanoTime() - began > 2_500_000_000L;
      });
      gate.open();
      assertThat(answered(other, Demo.ASK).header("idempotency-replayed")).contains("true");
    }
  }

  @Test
  void whatIsOldIsForgotten() {
    upstream.answers(Demo.COMPLETION);
    try (TestServer server = start(Map.of("idempotency.keep", "1s"))) {
      ask(server, Demo.ASK);
      Deadline.until(() -> ask(server, Demo.ASK).header("idempotency-replayed").isEmpty());
      assertThat(upstream.count()).isEqualTo(2);
    }
  }

  private Store store() {
    return Store.open(
        Settings.defaults()
            .with(StoreSettings.DATA, folder)
            .with(StoreSettings.DATABASE, database));
  }

  private void pretendThatItIsUnderWayElsewhere() {
    try (Store store = store()) {
      store
          .jdbi()
          .useHandle(
              handle -> handle.execute("update replay set state = 'RUNNING', owner = 'killed'"));
    }
  }

  private void pretendThatItWasCharged(String request) {
    try (Store store = store()) {
      store
          .jdbi()
          .useHandle(handle ->
              handle.execute(
                  "insert into transfer values (?, 'default', ':revenue', 'posted', 0, 1, 0, null,"
                      + " null, 0)",
                  request));
    }
  }

  private TestServer start(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("data", folder.toString());
    database.ifPresent(address -> all.put("database", address));
    return TestServer.start(Demo.yaml(upstream), all);
  }

  private static String delta(String content) {
    return "[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":null}]"
        .formatted(content);
  }

  /** Asks until the first request is over. */
  private static Answer answered(TestServer server, String body) {
    List<Answer> answers = new ArrayList<>();
    Deadline.until(() -> {
      answers.add(ask(server, body));
      Answer last = answers.getLast();
      return last.isStream() || !last.error("code").equals("idempotency_key_in_use");
    });
    return answers.getLast();
  }

  private static Answer ask(TestServer server, String body) {
    return server
        .client()
        .send(
            "POST",
            CHAT,
            Map.of("Content-Type", "application/json", "Idempotency-Key", KEY),
            body.getBytes(UTF_8));
  }

  private static RawClient asking(TestServer server, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    return server
        .raw()
        .send(
            """
            POST %s HTTP/1.1\r
            Host: localhost\r
            Authorization: Bearer %s\r
            Content-Type: application/json\r
            Idempotency-Key: %s\r
            Content-Length: %d\r
            \r
            """
                .formatted(CHAT, TestServer.KEY, KEY, bytes.length))
        .send(bytes);
  }
}
