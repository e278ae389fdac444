package dev.fovea.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A second target answers when the first cannot, but never after the client's first byte. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FailoverTest {
  private final ScriptedUpstream first = ScriptedUpstream.start();
  private final ScriptedUpstream second = ScriptedUpstream.start();
  private final TestServer server = TestServer.start(yaml(first, second));

  @AfterAll
  void stop() {
    server.close();
    first.close();
    second.close();
  }

  @BeforeEach
  void secondIsWell() {
    second.answers(
        request -> request.text().contains("\"stream\":true") ? Demo.STREAM : Demo.COMPLETION);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        argumentSet("500", Reply.json(500, "{}")),
        argumentSet("503", Reply.json(503, "{}")),
        argumentSet("429", Reply.json(429, "{}")),
        argumentSet("401, the operator's problem", Reply.json(401, "{}")),
        argumentSet("an HTML page", Reply.of(200, "text/html", Reply.Framing.LENGTH, new byte[9])),
        argumentSet("garbage", Reply.garbage(new byte[] {1, 2, 3, '\n'})),
        argumentSet("no answer at all", Demo.COMPLETION.cutAfter(0)),
        argumentSet("a reset", Demo.COMPLETION.resetAfter(0)));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void theSecondAnswersForTheFirst(Reply failure) {
    first.answers(failure);
    assertThat(server.client().chat(Demo.ASK).status()).isEqualTo(200);
    assertThat(first.count()).isEqualTo(1);
    assertThat(second.count()).isEqualTo(1);
    assertThat(second.take().json().path("model").asString()).isEqualTo("name-at-second");
  }

  @ParameterizedTest
  @MethodSource("failures")
  void theSecondStreamsForTheFirst(Reply failure) {
    first.answers(failure);
    assertThat(server.client().chat(Demo.ASK_STREAM).done()).isTrue();
    assertThat(second.count()).isEqualTo(1);
  }

  static final List<Reply> REFUSALS =
      List.of(Reply.json(400, "{}"), Reply.json(413, "{}"), Reply.json(422, "{}"));

  @ParameterizedTest
  @FieldSource("REFUSALS")
  void whatIsTheClientsFaultIsNotTriedAgain(Reply refusal) {
    first.answers(refusal);
    assertThat(server.client().chat(Demo.ASK).status()).isIn(400, 413);
    assertThat(second.count()).isZero();
  }

  @Test
  void nothingIsTriedAgainAfterTheFirstByte() {
    first.answers(Demo.STREAM.cutAfter(Demo.STREAM.bytes().length / 2).trickled());
    Answer answer = server.client().chat(Demo.ASK_STREAM);
    assertThat(answer.whole()).isFalse();
    assertThat(answer.chunks().getLast().has("error")).isTrue();
    assertThat(second.count()).isZero();
  }

  @Test
  void whenBothFailTheClientIsTold() {
    first.answers(Reply.json(429, "{}"));
    second.answers(Reply.json(500, "{}"));
    Answer answer = server.client().chat(Demo.ASK);
    assertThat(answer.status()).isIn(429, 502);
    assertThat(answer.header("retry-after")).isPresent();
  }

  @Test
  void anUpstreamThatIsNotThereIsPassedOver() {
    String ask = Demo.ASK.replace("demo/eye", "demo/gone");
    assertThat(server.client().chat(ask).status()).isEqualTo(200);
    assertThat(second.count()).isEqualTo(1);
  }

  private static String yaml(ScriptedUpstream first, ScriptedUpstream second) {
    ScriptedUpstream gone = ScriptedUpstream.start();
    gone.close();
    return """
    providers:
      first: {dialect: openai, base_url: "%s", api_key: one}
      second: {dialect: openai, base_url: "%s", api_key: two}
      gone: {dialect: openai, base_url: "%s", api_key: three}
    models:
      demo/eye:
        input: [text, image]
        targets: [{provider: first, model: a}, {provider: second, model: name-at-second}]
      demo/gone:
        input: [text, image]
        targets: [{provider: gone, model: a}, {provider: second, model: b}]
    """
        .formatted(first.baseUrl(), second.baseUrl(), gone.baseUrl());
  }
}
