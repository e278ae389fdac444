package dev.fovea.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Deadline;
import dev.fovea.testkit.Gate;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.TestClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A request with an Idempotency-Key is done once and answered as often as it is sent, on every
 * database.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReplayContract {
  private static final String CHAT = "/v1/chat/completions";

  private final Demo demo;
  private final String key = UUID.randomUUID().toString();

  /**
   * @param database settings that name an empty one
   */
  ReplayContract(Map<String, String> database) {
    Map<String, String> settings = new HashMap<>(database);
    settings.put("idempotency.answer_max", "4KiB");
    this.demo = Demo.start(settings);
  }

  @AfterAll
  void stop() {
    demo.close();
  }

  @Test
  void aRepetitionGetsTheFirstAnswer() {
    demo.upstream().answers(Demo.COMPLETION);
    Answer first = ask("whole", Demo.ASK);
    Answer second = ask("whole", Demo.ASK);

    assertThat(first.header("idempotency-replayed")).isEmpty();
    assertReplayed(second, first);
    assertThat(demo.upstream().count()).isEqualTo(1);
  }

  @Test
  void aStreamIsRepeatedToTheByte() {
    demo.upstream().answers(Demo.STREAM);
    Answer first = ask("stream", Demo.ASK_STREAM);
    Answer second = ask("stream", Demo.ASK_STREAM);

    assertThat(first.done()).isTrue();
    assertReplayed(second, first);
    assertThat(first.header("x-fovea-cost")).isEmpty();
    assertThat(second.header("x-fovea-cost")).as("is known now").contains("0");
    assertThat(demo.upstream().count()).isEqualTo(1);
  }

  @Test
  void withoutTheHeaderEveryRequestIsDone() {
    demo.upstream().answers(Demo.COMPLETION);
    demo.server().client().chat(Demo.ASK);
    demo.server().client().chat(Demo.ASK);
    assertThat(demo.upstream().count()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofFiftyTwinsAtOnceOneIsDone(boolean streamed) throws Exception {
    var gate = new Gate();
    demo.upstream().answers((streamed ? Demo.STREAM : Demo.COMPLETION).after(gate));
    String body = streamed ? Demo.ASK_STREAM : Demo.ASK;
    String twin = "twins " + streamed;
    Callable<Answer> asking = () -> ask(twin, body);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> asked = Stream.generate(() -> threads.submit(asking)).limit(50).toList();
      Deadline.until(() -> asked.stream().filter(Future::isDone).count() == 49);
      gate.open();
      Answer first = only(asked, 200);
      List<Answer> others =
          asked.stream().map(Future::resultNow).filter(answer -> answer.status() != 200).toList();
      assertThat(others).hasSize(49).allSatisfy(ReplayContract::assertInUse);
      assertReplayed(ask(twin, body), first);
    }
    assertThat(demo.upstream().count()).isEqualTo(1);
  }

  @Test
  void anotherBodyIsRefused() {
    demo.upstream().answers(Demo.COMPLETION);
    ask("reused", Demo.ASK);
    Answer other = ask("reused", Demo.ASK_STREAM);

    assertThat(other.status()).isEqualTo(400);
    assertThat(other.json().at("/error/type").asString()).isEqualTo("idempotency_error");
    assertThat(other.error("code")).isEqualTo("idempotency_key_reused");
    assertThat(other.header("x-should-retry")).contains("false");
    assertThat(demo.upstream().count()).isEqualTo(1);
  }

  @Test
  void bothPathsLeadToOneOperation() {
    demo.upstream().answers(Demo.COMPLETION);
    Answer first = ask("paths", Demo.ASK);
    assertReplayed(
        demo.server().client().send("POST", "/chat/completions", headers("paths"), utf8(Demo.ASK)),
        first);
  }

  @Test
  void whatAnotherAccountWasAnsweredIsNobodyElses() {
    demo.upstream().answers(Demo.COMPLETION);
    Answer first = ask("guessed", Demo.ASK);
    TestClient admin = demo.server().admin();
    admin.post("/admin/v1/accounts", utf8("{\"id\":\"stranger\",\"prepaid\":false}"));
    Answer made = admin.post("/admin/v1/keys", utf8("{\"account\":\"stranger\"}"));
    TestClient stranger = admin.withKey(made.json().path("key").asString());

    Answer theirs = stranger.send("POST", CHAT, headers("guessed"), utf8(Demo.ASK));

    assertThat(theirs.status()).isEqualTo(200);
    assertThat(theirs.header("idempotency-replayed")).isEmpty();
    assertThat(demo.upstream().count()).isEqualTo(2);
    assertReplayed(ask("guessed", Demo.ASK), first);
  }

  @Test
  void whatWasRefusedBeforeAModelWasAskedLeavesTheKeyFree() {
    String nobody = Demo.ASK.replace("demo/eye", "demo/nobody");
    for (int i = 0; i < 2; i++) {
      Answer refused = ask("refused", nobody);
      assertThat(refused.status()).isEqualTo(404);
      assertThat(refused.header("idempotency-replayed")).isEmpty();
    }
    demo.upstream().answers(Demo.COMPLETION);
    assertThat(ask("refused", Demo.ASK).status()).isEqualTo(200);
  }

  @Test
  void aFailureOfTheVendorIsAnAnswerToo() {
    demo.upstream().answers(Reply.json(500, "{}"));
    Answer first = ask("failed", Demo.ASK);
    demo.upstream().answers(Demo.COMPLETION);
    Answer second = ask("failed", Demo.ASK);

    assertThat(first.status()).isEqualTo(502);
    assertReplayed(second, first);
    assertThat(second.header("x-should-retry")).contains("false");
    assertThat(demo.upstream().count()).isZero();
  }

  @Test
  void aVendorWithoutRoomHasDoneNothing() {
    demo.upstream().answers(Reply.json(429, "{}"));
    assertThat(ask("crowded", Demo.ASK).status()).isEqualTo(429);
    demo.upstream().answers(Demo.COMPLETION);
    assertThat(ask("crowded", Demo.ASK).status()).isEqualTo(200);
  }

  @Test
  void aStreamThatBrokeIsRepeatedBroken() {
    demo.upstream().answers(Demo.STREAM.cutAfter(Demo.STREAM.bytes().length / 3 + 20));
    Answer first = ask("broken", Demo.ASK_STREAM);
    Answer second = ask("broken", Demo.ASK_STREAM);

    assertThat(first.whole()).isFalse();
    assertThat(second.whole()).isFalse();
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(demo.upstream().count()).isEqualTo(1);
  }

  @Test
  void anAnswerThatIsTooLargeIsNotAskedForTwice() {
    demo.upstream()
        .answers(Reply.json(200, Demo.COMPLETION_TEXT.replace("A path.", "x".repeat(5000))));
    Answer first = ask("large", Demo.ASK);
    Answer second = ask("large", Demo.ASK);

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.error("code")).isEqualTo("idempotent_answer_gone");
    assertThat(second.error("message")).contains(first.header("x-request-id").orElseThrow());
    assertThat(demo.upstream().count()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 255})
  void aKeyHasOneTo255Characters(int length) {
    demo.upstream().answers(Demo.COMPLETION);
    TestClient client = demo.server().client();
    var headers = Map.of("Content-Type", "application/json", "Idempotency-Key", "k".repeat(length));
    Answer first = client.send("POST", CHAT, headers, utf8(Demo.ASK));
    assertReplayed(client.send("POST", CHAT, headers, utf8(Demo.ASK)), first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"256", "a key", "tab\there"})
  void whatIsNoKeyIsRefused(String key) {
    String sent = key.equals("256") ? "k".repeat(256) : key;
    Answer answer =
        demo.server()
            .client()
            .send(
                "POST",
                CHAT,
                Map.of("Content-Type", "application/json", "Idempotency-Key", sent),
                utf8(Demo.ASK));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error("param")).isEqualTo("idempotency-key");
  }

  private Answer ask(String name, String body) {
    return demo.server().client().send("POST", CHAT, headers(name), utf8(body));
  }

  private Map<String, String> headers(String name) {
    return Map.of(
        "Content-Type",
        "application/json",
        "Idempotency-Key",
        (key + "-" + name).replace(' ', '-'));
  }

  private static Answer only(List<Future<Answer>> asked, int status) throws Exception {
    for (Future<Answer> each : asked) {
      if (each.get().status() == status) {
        return each.get();
      }
    }
    throw new AssertionError("nobody got " + status);
  }

  private static void assertInUse(Answer answer) {
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.error("code")).isEqualTo("idempotency_key_in_use");
    assertThat(answer.header("retry-after")).contains("1");
  }

  private static void assertReplayed(Answer second, Answer first) {
    assertThat(second.header("idempotency-replayed")).as(second.text()).contains("true");
    assertThat(second.header("original-request")).isEqualTo(first.header("x-request-id"));
    assertThat(second.header("x-request-id")).isNotEqualTo(first.header("x-request-id"));
    assertThat(second.status()).isEqualTo(first.status());
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.header("content-type")).isEqualTo(first.header("content-type"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
