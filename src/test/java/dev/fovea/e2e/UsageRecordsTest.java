package dev.fovea.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Deadline;
import dev.fovea.testkit.Gate;
import dev.fovea.testkit.RawClient;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Every request of somebody who is known leaves one record, and nothing of what was said. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UsageRecordsTest {
  private static final String CHAT = "/v1/chat/completions";
  private static final String MARK = "zzqx-never-written-down";

  private final Demo demo = Demo.start();

  @AfterAll
  void stop() {
    demo.close();
  }

  @Test
  void aCompletedRequest() {
    demo.upstream().answers(Demo.COMPLETION);
    JsonNode record = recordOf(demo.server().client().chat(Demo.ASK));

    assertThat(record.path("outcome").asString()).isEqualTo("completed");
    assertThat(record.path("code").asString()).isEmpty();
    assertThat(record.path("account").asString()).isEqualTo("default");
    assertThat(record.path("model").asString()).isEqualTo("demo/eye");
    assertThat(record.path("provider").asString()).isEqualTo("mine");
    assertThat(record.path("upstream_model").asString()).isEqualTo("up-eye");
    assertThat(record.path("prompt_tokens").asLong()).isEqualTo(100);
    assertThat(record.path("completion_tokens").asLong()).isEqualTo(20);
    assertThat(record.path("first_byte_millis").isNumber()).isTrue();
  }

  @Test
  void aStream() {
    demo.upstream().answers(Demo.STREAM);
    JsonNode record = recordOf(demo.server().client().chat(Demo.ASK_STREAM));

    assertThat(record.path("outcome").asString()).isEqualTo("completed");
    assertThat(record.path("completion_tokens").asLong()).isEqualTo(1);
  }

  @Test
  void aStreamThatBrokeOff() {
    demo.upstream().answers(Demo.STREAM.cutAfter(Demo.STREAM.bytes().length / 2));
    JsonNode record = recordOf(demo.server().client().chat(Demo.ASK_STREAM));

    assertThat(record.path("outcome").asString()).isEqualTo("interrupted");
    assertThat(record.path("code").asString()).isNotEmpty();
  }

  @Test
  void aStreamWhoseClientLeft() throws IOException {
    var gate = new Gate();
    demo.upstream().answers(Demo.STREAM.stallAfter(Demo.STREAM.bytes().length / 3, gate));
    RawClient raw = demo.server().raw();
    raw.post(CHAT, TestServer.KEY, Demo.ASK_STREAM.getBytes(UTF_8));
    String id = raw.head().headers().getOrDefault("x-request-id", "");
    while (!raw.line().orElseThrow().startsWith("data:")) {}
    raw.vanish();
    JsonNode record = recordOf(id);
    gate.open();

    assertThat(record.path("outcome").asString()).isEqualTo("interrupted");
    assertThat(record.path("code").asString()).isEqualTo("client_closed_request");
  }

  @Test
  void anUpstreamThatFailed() {
    demo.upstream().answers(Reply.json(500, "{}"));
    JsonNode record = recordOf(demo.server().client().chat(Demo.ASK));

    assertThat(record.path("outcome").asString()).isEqualTo("failed");
    assertThat(record.path("code").asString()).isEqualTo("backend_unavailable");
    assertThat(record.path("charge_nano_usd").asLong()).isZero();
  }

  @Test
  void aBodyThatIsNoRequest() {
    assertRefused(demo.server().client().chat("{\"model\":"), "invalid_json", "");
    assertRefused(demo.server().client().chat("{}"), "invalid_request", "");
  }

  @Test
  void aModelThatIsNotThereIsNotNamed() {
    String asked = Demo.ASK.replace("demo/eye", MARK);
    assertRefused(demo.server().client().chat(asked), "model_not_found", "");
  }

  @Test
  void mediaThatTheModelDoesNotTake() {
    byte[] body =
        Ask.about("demo/text", "", List.of(Ask.part("data:image/png;base64,iVBORw0KGgo=")));
    Answer answer = demo.server().client().post(CHAT, body);
    assertRefused(answer, "model_does_not_support_image", "demo/text");
  }

  @Test
  void aKeyThatMayNotUseTheModel() {
    String key = key("{\"models\":[\"other/*\"]}");
    Answer answer = demo.server().client().withKey(key).chat(Demo.ASK);
    assertThat(answer.status()).isEqualTo(403);
    assertRefused(answer, "permission_denied", "demo/eye");
  }

  @Test
  void aKeyThatAsksTooOften() {
    demo.upstream().answers(Demo.COMPLETION);
    String key = key("{\"requests_per_minute\":1}");
    demo.server().client().withKey(key).chat(Demo.ASK);
    Answer answer = demo.server().client().withKey(key).chat(Demo.ASK);
    assertThat(answer.status()).isEqualTo(429);
    assertRefused(answer, "rate_limit_exceeded", "demo/eye");
  }

  @Test
  void nothingThatWasSaidIsWrittenDown() throws IOException {
    demo.upstream()
        .answers(Reply.json(200, Demo.COMPLETION_TEXT.replace("A path.", MARK + "-answer")));
    recordOf(demo.server().client().chat(Demo.ASK.replace("Hi", MARK + "-question")));
    recordOf(demo.server().client().chat(Demo.ASK.replace("demo/eye", MARK + "-model")));

    try (Stream<Path> files = Files.list(demo.server().folder())) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(file ->
              assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                  .as(file.toString())
                  .doesNotContain(MARK));
    }
  }

  @Test
  void recordsThatWereLostAreCounted() {
    try (Demo lossy = Demo.start()) {
      assertThat(lost(lossy)).contains("0.0");
      lossy
          .server()
          .store(store ->
              store.writing().withHandle(handle -> handle.execute("drop table usage_record")));
      lossy.server().client().chat("{}");
      Deadline.until(() -> lost(lossy).equals(Optional.of("1.0")));
    }
  }

  private static Optional<String> lost(Demo demo) {
    return demo.server()
        .client()
        .get("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith("fovea_usage_records_lost_total "))
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .findFirst();
  }

  private void assertRefused(Answer answer, String code, String model) {
    JsonNode record = recordOf(answer);
    assertThat(record.path("outcome").asString()).isEqualTo("refused");
    assertThat(record.path("code").asString()).isEqualTo(code);
    assertThat(record.path("model").asString()).isEqualTo(model);
    assertThat(record.path("provider").asString()).isEmpty();
    assertThat(record.path("first_byte_millis").isNull()).isTrue();
  }

  private String key(String limits) {
    return demo.server()
        .admin()
        .post("/admin/v1/keys", limits.getBytes(UTF_8))
        .json()
        .path("key")
        .asString();
  }

  private JsonNode recordOf(Answer answer) {
    return recordOf(answer.header("x-request-id").orElseThrow());
  }

  /** The one record of a request; some come a moment after the answer. */
  private JsonNode recordOf(String id) {
    Deadline.until(() -> !recordsOf(id).isEmpty());
    List<JsonNode> records = recordsOf(id);
    assertThat(records).as(id).hasSize(1);
    return records.getFirst();
  }

  private List<JsonNode> recordsOf(String id) {
    JsonNode page = demo.server().admin().get("/admin/v1/usage?limit=999").json();
    return StreamSupport.stream(page.path("data").spliterator(), false)
        .filter(record -> record.path("request_id").asString().equals(id))
        .toList();
  }
}
