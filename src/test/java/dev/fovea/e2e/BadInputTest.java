package dev.fovea.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.fovea.testkit.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a request is told with its place, as a 400, and never reaches an upstream. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadInputTest {
  private static final String JSON = "invalid_json";
  private static final String REQUEST = "invalid_request";
  private static final String BASE64 = "invalid_base64_image";
  private static final String PART = "messages[0].content[0]";
  private static final String URL = PART + ".image_url.url";

  private final Demo demo = Demo.start();

  @AfterAll
  void stop() {
    demo.close();
  }

  @ParameterizedTest
  @MethodSource({"syntax", "fields", "messages", "parts", "payloads"})
  void itIsRefusedWithItsPlace(byte[] body, String code, String param) {
    demo.upstream().answers(Demo.COMPLETION);
    Answer answer = demo.server().client().post("/v1/chat/completions", body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.error("code")).as(answer.text()).isEqualTo(code);
    assertThat(answer.error("param")).as(answer.text()).isEqualTo(param);
    assertThat(answer.header("x-should-retry")).contains("false");
    assertThat(demo.upstream().count()).isZero();
  }

  @Test
  void aBodyOfTheGreatestDepthIsTaken() {
    String body = with("\"metadata\":{\"a\":" + "[".repeat(62) + "]".repeat(62) + "}");
    assertThat(demo.server().client().chat(body).status()).isEqualTo(200);
  }

  @Test
  void aByteOrderMarkIsForgiven() {
    assertThat(demo.server().client().chat("\uFEFF" + Demo.ASK).status()).isEqualTo(200);
  }

  static Stream<Arguments> syntax() {
    return Stream.of(
        row("nothing at all", "", JSON, ""),
        row("white space", "  \n", JSON, ""),
        row("half a document", "{\"model\": \"demo/eye\", \"messages\": [", JSON, ""),
        row("a trailing comma", "{\"model\": \"demo/eye\",}", JSON, ""),
        row("a comment", "{/* hi */\"model\": \"demo/eye\"}", JSON, ""),
        row("single quotes", "{'model': 'demo/eye'}", JSON, ""),
        row("an array", "[1]", JSON, ""),
        row("null", "null", JSON, ""),
        row("two documents", Demo.ASK + Demo.ASK, JSON, ""),
        row("a form", "model=demo/eye", JSON, ""),
        argumentSet("UTF-16", Demo.ASK.getBytes(UTF_16), JSON, ""),
        argumentSet("a lone continuation byte", latin1("\u0080"), JSON, ""),
        argumentSet("an overlong encoding", latin1("\u00C0\u0080"), JSON, ""),
        argumentSet("an encoded surrogate", latin1("\u00ED\u00A0\u0080"), JSON, ""),
        argumentSet("a byte that never occurs", latin1("\u00FF"), JSON, ""),
        argumentSet("a character cut short", latin1("\u00E4\u00B8"), JSON, ""),
        row("a lone high surrogate", said("\\ud83d"), JSON, ""),
        row("a lone low surrogate", said("\\udc41 x"), JSON, ""),
        row("surrogates the wrong way round", said("\\udc41\\ud83d"), JSON, ""),
        row("a control character in a string", said("\u0001"), JSON, ""),
        row(
            "depth over 64",
            with("\"metadata\":{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}"),
            JSON,
            ""),
        row("depth without end", "[".repeat(100_000), JSON, ""),
        row("a key twice", with("\"model\":\"demo/text\""), JSON, ""),
        row("a key twice, escaped", with("\"mod\\u0065l\":\"demo/text\""), JSON, ""),
        row("a key twice, deep inside", with("\"metadata\":{\"a\":[{\"b\":1,\"b\":2}]}"), JSON, ""),
        row("NaN", with("\"temperature\":NaN"), JSON, ""),
        row("Infinity", with("\"temperature\":-Infinity"), JSON, ""));
  }

  static Stream<Arguments> fields() {
    return Stream.of(
        row(
            "no model",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}",
            REQUEST,
            "model"),
        row("model: null", "{\"model\":null,\"messages\":[]}", REQUEST, "model"),
        row("model: a number", "{\"model\":4,\"messages\":[]}", REQUEST, "model"),
        row("model: empty", "{\"model\":\"\",\"messages\":[]}", REQUEST, "model"),
        row("no messages", "{\"model\":\"demo/eye\"}", REQUEST, "messages"),
        row("stream: a string", with("\"stream\":\"yes\""), REQUEST, "stream"),
        row("stream_options: a flag", with("\"stream_options\":true"), REQUEST, "stream_options"),
        row(
            "include_usage: a number",
            with("\"stream_options\":{\"include_usage\":1}"),
            REQUEST,
            "stream_options.include_usage"),
        row("max_tokens: 0", with("\"max_tokens\":0"), REQUEST, "max_tokens"),
        row("max_tokens: -1", with("\"max_tokens\":-1"), REQUEST, "max_tokens"),
        row("max_tokens: 1.5", with("\"max_tokens\":1.5"), REQUEST, "max_tokens"),
        row("max_tokens: 2^63", with("\"max_tokens\":9223372036854775808"), REQUEST, "max_tokens"),
        row(
            "max_completion_tokens: a string",
            with("\"max_completion_tokens\":\"9\""),
            REQUEST,
            "max_completion_tokens"),
        row("temperature: a string", with("\"temperature\":\"hot\""), REQUEST, "temperature"),
        row("top_p: an object", with("\"top_p\":{}"), REQUEST, "top_p"),
        row("n: 1.5", with("\"n\":1.5"), REQUEST, "n"),
        row("seed: a string", with("\"seed\":\"1\""), REQUEST, "seed"),
        row("stop: a number", with("\"stop\":1"), REQUEST, "stop"),
        row("logprobs: a number", with("\"logprobs\":1"), REQUEST, "logprobs"),
        row("user: a number", with("\"user\":1"), REQUEST, "user"),
        row("tools: an object", with("\"tools\":{}"), REQUEST, "tools"),
        row("tool_choice: a number", with("\"tool_choice\":1"), REQUEST, "tool_choice"),
        row(
            "response_format: text",
            with("\"response_format\":\"json\""),
            REQUEST,
            "response_format"),
        row("reasoning_effort: 3", with("\"reasoning_effort\":3"), REQUEST, "reasoning_effort"));
  }

  static Stream<Arguments> messages() {
    return Stream.of(
        messages("empty", "[]", "messages"),
        messages("a string", "\"Hi\"", "messages"),
        messages("an object", "{}", "messages"),
        messages("null", "null", "messages"),
        messages("not objects", "[\"Hi\"]", "messages[0]"),
        messages("no role", "[{\"content\":\"Hi\"}]", "messages[0].role"),
        messages(
            "a role of its own", "[{\"role\":\"king\",\"content\":\"Hi\"}]", "messages[0].role"),
        messages("role: a number", "[{\"role\":1,\"content\":\"Hi\"}]", "messages[0].role"),
        messages("no content", "[{\"role\":\"user\"}]", "messages[0].content"),
        messages("content: null", "[{\"role\":\"user\",\"content\":null}]", "messages[0].content"),
        messages("content: a number", "[{\"role\":\"user\",\"content\":1}]", "messages[0].content"),
        messages(
            "content: an object", "[{\"role\":\"user\",\"content\":{}}]", "messages[0].content"),
        messages(
            "the second is wrong",
            "[{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"user\",\"content\":[1]}]",
            "messages[1].content[0]"));
  }

  static Stream<Arguments> parts() {
    String many = "{\"type\":\"text\",\"text\":\"Hi\"},".repeat(10_000);
    return Stream.of(
        part("a string", "\"Hi\"", REQUEST, PART),
        part("no type", "{\"text\":\"Hi\"}", REQUEST, PART + ".type"),
        part("type: a number", "{\"type\":1}", REQUEST, PART + ".type"),
        part("an unknown type", "{\"type\":\"smell\",\"smell\":{}}", REQUEST, PART + ".type"),
        part("a text without text", "{\"type\":\"text\"}", REQUEST, PART + ".text"),
        part("text: a number", "{\"type\":\"text\",\"text\":1}", REQUEST, PART + ".text"),
        part("a picture without picture", "{\"type\":\"image_url\"}", REQUEST, PART + ".image_url"),
        part("a picture without URL", image("{\"detail\":\"low\"}"), REQUEST, URL),
        part("image_url: a number", image("1"), REQUEST, PART + ".image_url"),
        part("url: a number", image("{\"url\":1}"), REQUEST, URL),
        part(
            "a video under a picture's type",
            "{\"type\":\"image_url\",\"video_url\":{\"url\":\"https://example.com/a\"}}",
            REQUEST,
            PART + ".image_url"),
        part(
            "ten thousand of them",
            many.substring(0, many.length() - 1),
            REQUEST,
            "messages[0].content[4096]"));
  }

  static Stream<Arguments> payloads() {
    return Stream.of(
        url("empty", "", "invalid_image_url"),
        url("no payload", "data:image/png;base64,", "empty_image_file"),
        url("no comma", "data:image/png;base64", BASE64),
        url("a scheme alone", "data:", BASE64),
        url("not in base64", "data:image/png,raw", BASE64),
        url("a character that is not base64", "data:image/png;base64,iVBORw0KGg*=", BASE64),
        url("a space", "data:image/png;base64,iVBO Rw0KGgo=", BASE64),
        url("one character", "data:image/png;base64,i", BASE64),
        url("cut short", "data:image/png;base64,iVBORw0KG", BASE64),
        url("padding in the middle", "data:image/png;base64,iVB=Rw0KGgo=", BASE64),
        url("too much padding", "data:image/png;base64,iVBORw0K====", BASE64),
        part(
            "a video that is not base64",
            "{\"type\":\"input_video\",\"input_video\":{\"data\":\"a*b=\"}}",
            BASE64,
            PART + ".input_video.data"));
  }

  private static Arguments row(String name, String body, String code, String param) {
    return argumentSet(name, body.getBytes(UTF_8), code, param);
  }

  private static Arguments messages(String name, String messages, String param) {
    String body = "{\"model\":\"demo/eye\",\"messages\":" + messages + "}";
    return row("messages: " + name, body, REQUEST, param);
  }

  private static Arguments part(String name, String part, String code, String param) {
    String messages = "[{\"role\":\"user\",\"content\":[" + part + "]}]";
    String body = "{\"model\":\"demo/film\",\"messages\":" + messages + "}";
    return row("part: " + name, body, code, param);
  }

  private static Arguments url(String name, String url, String code) {
    return part("url: " + name, image("{\"url\":\"" + url + "\"}"), code, URL);
  }

  private static String image(String value) {
    return "{\"type\":\"image_url\",\"image_url\":" + value + "}";
  }

  /** A good request with one more field. */
  private static String with(String field) {
    return Demo.ASK.substring(0, Demo.ASK.length() - 1) + "," + field + "}";
  }

  private static String said(String text) {
    return Demo.ASK.replace("Hi", text);
  }

  /** A good request whose text holds these bytes. */
  private static byte[] latin1(String bytes) {
    return said(bytes).getBytes(ISO_8859_1);
  }
}
