package dev.fovea.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.RawClient;
import dev.fovea.testkit.TestServer;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths, methods, keys and sizes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpTest {
  private static final int LIMIT = 64 * 1024;

  private final Demo demo =
      Demo.start(Map.of("body.max_bytes", Integer.toString(LIMIT), "body.timeout", "1s"));

  @AfterAll
  void stop() {
    demo.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/v1", "/v2/chat/completions", "/v1/chat", "/v1/chat/completions/x", "/%00"})
  void aWrongPathIsJson(String path) {
    Answer answer = demo.server().client().get(path);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.error("code")).isEqualTo("not_found");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/chat/completions, POST",
    "DELETE, /chat/completions, POST",
    "POST, /v1/models, GET",
    "PUT, /v1/models/a/b, GET",
    "POST, /healthz, GET",
  })
  void aWrongMethodNamesTheRightOne(String method, String path, String allow) {
    Answer answer = demo.server().client().send(method, path, Map.of(), new byte[0]);
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("allow").orElse("")).contains(allow);
  }

  @Test
  void aKeyIsNeeded() {
    Answer answer = demo.server().client().withoutKey().chat(Demo.ASK);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.error("code")).isEqualTo("missing_api_key");
    assertThat(demo.server().client().withoutKey().get("/v1/models").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong", "fv-test-0123456789abcdef0123456789abcdeF", "ключ"})
  void theKeyHasToBeRight(String key) throws IOException {
    try (RawClient raw = demo.server().raw()) {
      raw.post("/v1/chat/completions", key, Demo.ASK.getBytes(UTF_8));
      Answer answer = raw.answer();
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.error("code")).isEqualTo("invalid_api_key");
    }
  }

  @Test
  void theKeyMayComeInAHeaderOfItsOwn() {
    demo.upstream().answers(Demo.COMPLETION);
    Answer answer =
        demo.server()
            .client()
            .withoutKey()
            .send(
                "POST",
                "/v1/chat/completions",
                Map.of("x-api-key", TestServer.KEY),
                Demo.ASK.getBytes(UTF_8));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(demo.upstream().take().headers().values()).noneMatch(TestServer.KEY::equals);
  }

  @Test
  void aBodyOverTheLimitIsRefusedBeforeItIsRead() throws IOException {
    try (RawClient raw = demo.server().raw()) {
      raw.send(head("Content-Length: " + (LIMIT + 1)));
      Answer answer = raw.answer();
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.error("code")).isEqualTo("request_too_large");
    }
  }

  @Test
  void aBodyWithoutLengthIsCutAtTheLimit() throws IOException {
    try (RawClient raw = demo.server().raw()) {
      raw.send(head("Transfer-Encoding: chunked"));
      String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
      for (int sent = 0; sent <= LIMIT; sent += 0x1000) {
        raw.send(chunk);
      }
      assertThat(raw.answer().status()).isEqualTo(413);
    }
  }

  @Test
  void aBodyAtTheLimitIsTaken() {
    demo.upstream().answers(Demo.COMPLETION);
    String ask = Demo.ASK.replace("Hi", "x".repeat(LIMIT - Demo.ASK.length() + 2));
    assertThat(ask).hasSize(LIMIT);
    assertThat(demo.server().client().chat(ask).status()).isEqualTo(200);
  }

  @Test
  void aBodyThatComesTooSlowlyIsGivenUp() throws IOException {
    try (RawClient raw = demo.server().raw()) {
      raw.send(head("Content-Length: 100")).send("{\"model\"");
      Answer answer = raw.answer();
      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.error("code")).isEqualTo("request_timeout");
    }
  }

  @Test
  void aCompressedBodyIsRefused() {
    Answer answer =
        demo.server()
            .client()
            .send(
                "POST",
                "/v1/chat/completions",
                Map.of("Content-Encoding", "gzip"),
                new byte[] {31, -117, 8, 0});
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.error("code")).isEqualTo("unsupported_encoding");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NONSENSE\r\n\r\n",
        "GET /v1/models\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: x\r\nno colon here\r\n\r\n",
        "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
        "POST /healthz HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
      })
  void whatIsNotHttpIsRefusedAndClosed(String request) throws IOException {
    try (RawClient raw = demo.server().raw()) {
      RawClient.Head head = raw.send(request).head();
      assertThat(head.status()).isEqualTo(400);
      raw.drain();
    }
  }

  @Test
  void longHeadersAreRefused() throws IOException {
    try (RawClient raw = demo.server().raw()) {
      raw.send("GET /healthz HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(200_000) + "\r\n\r\n");
      assertThat(raw.head().status()).isEqualTo(431);
    }
  }

  @Test
  void everyAnswerHasAnIdOfItsOwn() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      ids.add(demo.server().client().get("/healthz").header("x-request-id").orElseThrow());
    }
    assertThat(ids).hasSize(20);
  }

  @Test
  void requestsOnOneConnectionAreAnsweredInOrder() throws IOException {
    try (RawClient raw = demo.server().raw()) {
      raw.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(raw.answer().status()).isEqualTo(200);
      assertThat(raw.answer().status()).isEqualTo(404);
    }
  }

  private static String head(String framing) {
    return """
    POST /v1/chat/completions HTTP/1.1\r
    Host: localhost\r
    Authorization: Bearer %s\r
    %s\r
    \r
    """
        .formatted(TestServer.KEY, framing);
  }
}
