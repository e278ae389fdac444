package dev.fovea.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.testkit.Answer;
import dev.fovea.testkit.JsonMatch;
import dev.fovea.testkit.Recorded;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestServer;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Every folder under {@code wire/openai}, through the real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WireTest {
  /** Printed with every case that splits at random; set it here to see a failure again. */
  private static final long SEED = System.nanoTime();

  private final ScriptedUpstream upstream = ScriptedUpstream.start();
  private final TestServer server = TestServer.start(yaml(upstream));

  @BeforeAll
  void warm() {
    assertThat(server.client().get("/readyz").status()).isEqualTo(200);
  }

  @AfterAll
  void stop() {
    server.close();
    upstream.close();
  }

  @TestFactory
  Stream<DynamicTest> everyRecordedExchangeIsReplayed() {
    return WireCase.all("openai").stream().flatMap(this::tests);
  }

  @Test
  void thereAreCasesToReplay() {
    assertThat(WireCase.all("openai")).hasSizeGreaterThan(30);
  }

  private Stream<DynamicTest> tests(WireCase wire) {
    Reply reply = wire.upstreamReply();
    Stream<DynamicTest> whole = Stream.of(dynamicTest(wire.name(), () -> replay(wire, reply)));
    if (!wire.streams()) {
      return whole;
    }
    return Stream.concat(
        whole,
        Stream.of(
            dynamicTest(wire.name() + ", byte by byte", () -> replay(wire, reply.trickled())),
            dynamicTest(
                wire.name() + ", split with seed " + SEED,
                () -> {
                  var random = new Random(SEED);
                  for (int round = 0; round < 5; round++) {
                    replay(wire, reply.split(random, 64));
                  }
                })));
  }

  private void replay(WireCase wire, Reply reply) {
    upstream.answers(reply);
    Answer answer = server.client().post("/v1/chat/completions", wire.clientRequest());
    Recorded sent = upstream.take();
    assertSame(wire.json("upstream-request.json").orElseThrow(), sent.json());
    assertThat(sent.target()).isEqualTo("/v1/chat/completions");
    assertThat(sent.header("authorization")).contains("Bearer sk-upstream-key");
    wire.json("client-reply.json").ifPresent(expected -> assertSame(expected, answer.json()));
    wire.events("client-reply.sse").ifPresent(expected -> assertStream(expected, answer));
    wire.json("failure.json").ifPresent(expected -> assertFailure(expected, answer));
    wire.json("usage.json").ifPresent(expected -> assertUsage(expected, answer));
  }

  private static void assertStream(List<String> expected, Answer answer) {
    List<String> events = answer.events();
    for (int i = 0; i < Math.min(expected.size(), events.size()); i++) {
      if (expected.get(i).equals("[DONE]")) {
        assertThat(events.get(i)).isEqualTo("[DONE]");
      } else {
        assertSame(parse(expected.get(i)), parse(events.get(i)));
      }
    }
    assertThat(events).as(answer.text()).hasSameSizeAs(expected);
  }

  private static void assertFailure(JsonNode expected, Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(expected.path("status").asInt());
    assertThat(answer.whole()).isNotEqualTo(expected.path("broken").asBoolean(false));
    for (var header : expected.path("headers").properties()) {
      assertSame(
          header.getValue(), Json.object().stringNode(answer.header(header.getKey()).orElse("")));
    }
    if (expected.has("body")) {
      assertSame(expected.path("body"), answer.json());
    }
  }

  private static String yaml(ScriptedUpstream upstream) {
    return """
    providers:
      mine:
        dialect: openai
        base_url: %s
        api_key: sk-upstream-key
    models:
      demo/eye:
        input: [text, image, video, file]
        price: {input: 1, output: 4}
        targets: [{provider: mine, model: up-eye}]
      demo/steady:
        input: [text, image]
        defaults: {max_tokens: 16384, temperature: 0.1, top_p: 1}
        price: {input: 1, output: 4}
        targets: [{provider: mine, model: up-steady}]
    """
        .formatted(upstream.baseUrl());
  }

  /** What is charged for is what the upstream reported, whether or not the client is shown it. */
  private static void assertUsage(JsonNode expected, Answer answer) {
    JsonNode last = answer.isStream() ? answer.chunks().getLast() : answer.json();
    long nanoUsd =
        expected.path("prompt_tokens").asLong() * 1000
            + expected.path("completion_tokens").asLong() * 4000;
    assertThat(last.at("/meta/usage/credits_used").asLong()).isEqualTo((nanoUsd + 499) / 500);
  }

  private static void assertSame(JsonNode expected, JsonNode actual) {
    assertThat(JsonMatch.difference(expected, actual)).as(actual.toString()).isEmpty();
  }

  private static JsonNode parse(String data) {
    return Json.read(Slice.of(data.getBytes(UTF_8)));
  }
}
