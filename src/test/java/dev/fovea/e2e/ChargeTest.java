package dev.fovea.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.RawClient;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestServer;
import dev.fovea.testkit.pictures.Jpegs;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What an answer costs: whole, in pieces, broken off, and when the upstream lies about it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChargeTest {
  private final ScriptedUpstream upstream = ScriptedUpstream.start();
  private final TestServer server = TestServer.start(yaml(upstream));

  @AfterAll
  void stop() {
    server.close();
    upstream.close();
  }

  private static String yaml(ScriptedUpstream upstream) {
    return """
    providers:
      mine: {dialect: openai, base_url: "%s", api_key: sk-upstream-key}
      other: {dialect: openai, base_url: "%s", api_key: sk-upstream-key}
    models:
      demo/document:
        input: [text, image]
        price: {input: 0.304, image_input: 0.5, output: 2.992}
        targets: [{provider: mine, model: up-eye}]
      demo/eye: {input: [text, image], price: {input: 1, output: 10}, targets: [{provider: mine, model: up-eye}]}
      demo/cached:
        input: [text, image]
        price: {input: 1, cached_input: 0.1, image_input: 2, output: 0}
        targets: [{provider: mine, model: claude-3-5-sonnet-latest}]
      demo/pieces:
        input: [text, image]
        price: {input: 0, output: 0, per_image: 0.002}
        targets: [{provider: mine, model: up-eye}]
      demo/two:
        input: [text, image]
        price: {input: 1, output: 1}
        targets: [{provider: mine, model: a}, {provider: other, model: b, price: {input: 7, output: 7}}]
      demo/unpriced: {input: [text, image], targets: [{provider: mine, model: up-eye}]}
    """
        .formatted(upstream.baseUrl(), upstream.baseUrl());
  }

  @Test
  void theDocumentsAnswerCostsWhatTheDocumentSays() {
    upstream.answers(
        completion(
            """
            {"prompt_tokens":1253,"completion_tokens":222,"total_tokens":1475,
             "prompt_tokens_details":{"image_tokens":1234,"text_tokens":19},
             "completion_tokens_details":{"text_tokens":222}}
            """));
    Answer answer = ask("demo/document");
    assertThat(answer.json().at("/meta/usage/credits_used").asLong()).isEqualTo(2574);
    assertThat(answer.text()).contains("\"usd_spent\":0.001287}");
    assertThat(answer.header("x-fovea-cost")).contains("0.001287");
  }

  @Test
  void aStreamTellsTheSameOnItsLastChunk() {
    upstream.answers(Demo.STREAM);
    Answer answer = server.client().chat(Demo.ASK_STREAM);
    assertThat(usd(answer.chunks().getLast())).isEqualByComparingTo("0.000019");
    assertThat(answer.chunks().getLast().at("/meta/usage/credits_used").asLong()).isEqualTo(38);
    assertThat(answer.header("x-fovea-cost")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"trailers", "Trailers", "gzip;q=0.5, trailers", "gzip\r\nTE: trailers"})
  void aStreamTellsItBehindTheLastChunkToWhoeverTakesTrailers(String te) throws IOException {
    upstream.answers(Demo.STREAM);
    try (RawClient raw = server.raw()) {
      RawClient.Head head = streamed(raw, "Connection: TE\r\nTE: " + te + "\r\n");
      assertThat(head.headers()).containsEntry("trailer", "x-fovea-cost");
      assertThat(head.headers()).doesNotContainKey("x-fovea-cost");
      assertThat(behindTheLastChunk(raw)).containsExactly("x-fovea-cost: 0.000019");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "TE: gzip\r\n", "TE: trailers-later\r\n"})
  void nobodyElseIsToldBehindTheLastChunk(String te) throws IOException {
    upstream.answers(Demo.STREAM);
    try (RawClient raw = server.raw()) {
      assertThat(streamed(raw, te).headers()).doesNotContainKey("trailer");
      assertThat(behindTheLastChunk(raw)).isEmpty();
    }
  }

  /** 800 of 1,000 tokens are a picture's; text is taken for cached before pictures are. */
  @Test
  void whatIsCachedIsChargedOnceThoughItIsAPicture() {
    upstream.answers(
        completion(
            """
            {"prompt_tokens":1000,"completion_tokens":5,
             "prompt_tokens_details":{"cached_tokens":500,"image_tokens":800}}
            """));
    assertThat(usd(ask("demo/cached").json())).isEqualByComparingTo("0.00105");
  }

  /**
   * 640 × 480 counts for 23 × 18 tokens at Claude's; the vendor does not say what the picture was.
   */
  @Test
  void aPictureThatTheVendorDoesNotCountApartIsCountedByItsFormula() {
    upstream.answers(completion("{\"prompt_tokens\":600,\"completion_tokens\":5}"));
    int image = 23 * 18;
    assertThat(usd(look("demo/cached", 1).json()))
        .isEqualByComparingTo(BigDecimal.valueOf(2L * image + (600 - image), 6));
  }

  @Test
  void picturesAreBilledOneByOneWhereTheVendorDoes() {
    upstream.answers(Demo.COMPLETION);
    assertThat(usd(look("demo/pieces", 3).json())).isEqualByComparingTo("0.006");
  }

  @Test
  void eachTargetHasItsPrice() {
    upstream.answers(Demo.COMPLETION);
    assertThat(usd(ask("demo/two").json())).isEqualByComparingTo("0.00012");
    upstream.answers(Demo.COMPLETION).thenOnce(Reply.json(500, "{}"));
    assertThat(usd(ask("demo/two").json())).isEqualByComparingTo("0.00084");
  }

  @Test
  void whatHasNoKnownPriceCostsNothingWhoeverHasNoLimit() {
    upstream.answers(Demo.COMPLETION);
    Answer answer = ask("demo/unpriced");
    assertThat(answer.header("x-fovea-cost")).contains("0");
    assertThat(usd(answer.json())).isEqualByComparingTo("0");
  }

  @Test
  void whatFailsBeforeItsFirstByteCostsNothing() {
    upstream.answers(Reply.json(400, "{\"error\":{\"message\":\"no\"}}"));
    Answer answer = ask("demo/eye");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("x-fovea-cost")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"content\":\"Twelve bytes\"}', 3",
    "'{\"reasoning_content\":\"Twelve bytes\"}', 3",
    "'{\"tool_calls\":[{\"index\":0,\"function\":{\"name\":\"look\",\"arguments\":\"{\\\"a\\\":1}\"}}]}', 4"
  })
  void aStreamThatBreaksOffIsChargedForWhatWasRelayed(String delta, int tokens) {
    String chunk = Demo.chunk("[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":null}]");
    upstream.answers(
        Reply.sse(chunk, chunk).cutAfter(2 * ("data: \n\n".length() + chunk.length())));
    JsonNode last = server.client().chat(Demo.ASK_STREAM).chunks().getLast();
    assertThat(last.has("error")).isTrue();
    long input = last.at("/usage/prompt_tokens").asLong();
    long output = last.at("/usage/completion_tokens").asLong();
    assertThat(input).isPositive();
    assertThat(output).isBetween(2L * tokens - 1, 2L * tokens);
    assertThat(usd(last)).isEqualByComparingTo(BigDecimal.valueOf(input + 10 * output, 6));
  }

  @Test
  void aCountFromTheMiddleOfAStreamIsNotTheLastWord() {
    String text = "Words that the upstream has not counted yet. ".repeat(4);
    String chunk =
        Demo.chunk(
            "[{\"index\":0,\"delta\":{\"content\":\""
                + text
                + "\"}}],\"usage\":{\"prompt_tokens\":50,\"completion_tokens\":1}");
    upstream.answers(Reply.sse(chunk).cutAfter("data: \n\n".length() + chunk.length()));
    JsonNode last = server.client().chat(Demo.ASK_STREAM).chunks().getLast();
    assertThat(last.at("/usage/prompt_tokens").asLong()).isEqualTo(50);
    assertThat(last.at("/usage/completion_tokens").asLong()).isEqualTo(text.length() / 4);
    assertThat(last.at("/usage/usage_estimated").asBoolean()).isTrue();
  }

  /** Negative, fractional, a text, 2^63, and more than a hundred times what was foreseen. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"prompt_tokens\":-100,\"completion_tokens\":-20}",
        "{\"prompt_tokens\":\"100\",\"completion_tokens\":\"20\"}",
        "{\"prompt_tokens\":9223372036854775808,\"completion_tokens\":9223372036854775808}",
        "{\"prompt_tokens\":1000000,\"completion_tokens\":100}",
        "{\"prompt_tokens\":10,\"completion_tokens\":1000000}",
        "{\"prompt_tokens\":1e300,\"completion_tokens\":1e300}"
      })
  void countsThatCannotBeRightAreReplacedAndFlagged(String usage) {
    upstream.answers(completion(usage));
    String ask = Demo.ASK.replace("{\"model\"", "{\"max_tokens\":100,\"model\"");
    Answer answer = server.client().chat(ask);
    JsonNode counted = answer.json().path("usage");
    assertThat(answer.header("x-fovea-warning")).contains("usage_implausible");
    assertThat(counted.path("usage_estimated").asBoolean()).isTrue();
    assertThat(counted.path("prompt_tokens").asLong()).isBetween(1L, 100L);
    assertThat(counted.path("completion_tokens").asLong()).isBetween(1L, 100L);
    assertThat(usd(answer.json())).isBetween(BigDecimal.ZERO, new BigDecimal("0.0011"));
  }

  @Test
  void aUsageOfNothingIsNone() {
    upstream.answers(completion("{\"prompt_tokens\":0,\"completion_tokens\":0}"));
    JsonNode answer = ask("demo/eye").json();
    assertThat(answer.at("/usage/usage_estimated").asBoolean()).isTrue();
    assertThat(answer.at("/usage/prompt_tokens").asLong()).isPositive();
    assertThat(answer.at("/usage/completion_tokens").asLong()).isEqualTo(2);
  }

  private static Reply completion(String usage) {
    return Reply.json(
        200, Demo.COMPLETION_TEXT.replaceAll("(?s)\"usage\":.*", "\"usage\":" + usage + "}"));
  }

  private Answer ask(String model) {
    return server.client().chat(Demo.ASK.replace("demo/eye", model));
  }

  private Answer look(String model, int pictures) {
    String picture = Ask.picture("image/jpeg", Jpegs.of(640, 480));
    return server
        .client()
        .post("/v1/chat/completions", Ask.about(model, "", List.of(Ask.parts(pictures, picture))));
  }

  private static RawClient.Head streamed(RawClient raw, String headers) throws IOException {
    raw.send(
        """
        POST /v1/chat/completions HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Length: %d\r
        %s\r
        %s\
        """
            .formatted(TestServer.KEY, Demo.ASK_STREAM.length(), headers, Demo.ASK_STREAM));
    return raw.head();
  }

  private static List<String> behindTheLastChunk(RawClient raw) throws IOException {
    while (!raw.line().orElseThrow().equals("0")) {}
    List<String> fields = new ArrayList<>();
    for (String line = raw.line().orElseThrow(); !line.isEmpty(); line = raw.line().orElseThrow()) {
      fields.add(line);
    }
    return fields;
  }

  private static BigDecimal usd(JsonNode answer) {
    return answer.at("/meta/usage/usd_spent").decimalValue();
  }
}
