package dev.fovea.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestServer;
import dev.fovea.testkit.pictures.Jpegs;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What pictures count for is known before a model is asked, and compared with what it reports. */
final class ForetoldTest {
  private static final String EYE = "demo/claude";

  private static ScriptedUpstream upstream;
  private static TestServer server;

  @BeforeAll
  static void start() {
    upstream = ScriptedUpstream.start().answers(Demo.COMPLETION);
    server = TestServer.start(Ask.models(upstream));
  }

  @AfterAll
  static void stop() {
    server.close();
    upstream.close();
  }

  @Test
  void picturesThatExceedTheContextAreRefusedBeforeAnybodyIsAsked() {
    int before = upstream.count();
    String part = Ask.picture("image/jpeg", Jpegs.of(1000, 1000));

    Answer answer =
        server
            .client()
            .post("/v1/chat/completions", Ask.about("demo/small", "", List.of(part, part, part)));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.error("code")).isEqualTo("context_length_exceeded");
    assertThat(upstream.count()).isEqualTo(before);
  }

  @Test
  void anAnswerWithoutALookIsFlagged() {
    upstream.answers(
        Reply.json(
            200, Demo.COMPLETION_TEXT.replace("\"prompt_tokens\":100", "\"prompt_tokens\":19")));

    Answer answer =
        server
            .client()
            .post(
                "/v1/chat/completions",
                Ask.about(EYE, "", List.of(Ask.picture("image/jpeg", Jpegs.of(640, 480)))));

    upstream.take();
    assertThat(answer.header("x-fovea-warning")).contains("image_probably_ignored");
    assertThat(server.client().get("/metrics").text())
        .contains("fovea_warnings_total{model=\"demo/claude\",provider=\"mine\"");
  }

  @Test
  void theEstimateSaysTheSameAndAsksNobody() {
    int before = upstream.count();
    byte[] body =
        Ask.about(
            EYE, "\"max_tokens\":10,", List.of(Ask.picture("image/jpeg", Jpegs.of(3840, 2160))));

    Answer answer = server.client().post("/v1/chat/completions/estimate", body);

    JsonNode target = answer.json().at("/targets/0");
    assertThat(target.path("valid").asBoolean()).isTrue();
    assertThat(target.at("/tokens/image_tokens").asInt()).isEqualTo(1560);
    assertThat(target.at("/x_media/0/sent/0/width").asInt()).isEqualTo(1456);
    assertThat(upstream.count()).isEqualTo(before);
  }

  @Test
  void anEstimateForATargetThatRefusesSaysWhy() {
    byte[] body =
        Ask.about(
            "demo/small",
            "",
            List.of(Ask.parts(3, Ask.picture("image/jpeg", Jpegs.of(1000, 1000)))));

    JsonNode target =
        server.client().post("/v1/chat/completions/estimate", body).json().at("/targets/0");

    assertThat(target.path("valid").asBoolean()).isFalse();
    assertThat(target.at("/error/code").asString()).isEqualTo("context_length_exceeded");
  }

  @Test
  void whereTheUpstreamCountsNothingWeDo() {
    upstream.answers(Reply.json(200, Demo.COMPLETION_TEXT.replaceAll("(?s),\\s*\"usage\".*", "}")));
    byte[] body = Ask.about(EYE, "", List.of(Ask.picture("image/jpeg", Jpegs.of(640, 480))));

    JsonNode usage = server.client().post("/v1/chat/completions", body).json().path("usage");

    assertThat(usage.path("usage_estimated").asBoolean()).isTrue();
    assertThat(usage.at("/prompt_tokens_details/image_tokens").asInt()).isEqualTo(23 * 18);
    assertThat(usage.path("prompt_tokens").asInt()).isBetween(23 * 18 + 1, 23 * 18 + 20);
  }
}
