package dev.fovea.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.RawClient;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.TestServer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that spell oddly, wait, or leave. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OddClientTest {
  private static final String CHUNKED =
      """
      POST /v1/chat/completions HTTP/1.1\r
      Host: x\r
      Authorization: Bearer %s\r
      Transfer-Encoding: chunked\r
      Expect: 100-continue\r
      \r
      """
          .formatted(TestServer.KEY);

  /** The memory for bodies is that of one body of unknown length. */
  private final Demo demo =
      Demo.start(Map.of("body.max_bytes", "1GiB", "body.memory_percent", "1"));

  @AfterAll
  void stop() {
    demo.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/models/%zz, 404",
    "/v1/models/%, 404",
    "/v1/models//x, 404",
    "/v1/models/a|b, 404",
    "/v1/models/demo%2Feye, 200",
    "/v1/models/demo/eye, 200",
    "/v1/models?all=%zz, 200",
  })
  void aTargetThatCannotBeDecodedIsNoFaultOfOurs(String target, int status) throws IOException {
    try (RawClient raw = demo.server().raw()) {
      raw.send(
          "GET " + target + " HTTP/1.1\r\nHost: x\r\nX-Api-Key: " + TestServer.KEY + "\r\n\r\n");
      assertThat(raw.head().status()).isEqualTo(status);
    }
  }

  @Test
  void aHeadIsAnsweredWithoutBodyAndTheConnectionServesOn() throws IOException {
    try (RawClient raw = demo.server().raw()) {
      raw.send("HEAD /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
      RawClient.Head head = raw.head();
      assertThat(head.status()).isEqualTo(200);
      assertThat(raw.answer().text()).isEqualTo("{\"status\":\"ok\"}");
    }
  }

  @Test
  void aBodyWhoseEndNobodyCanTellIsRefused() throws IOException {
    try (RawClient raw = demo.server().raw()) {
      raw.send(
          """
          POST /v1/chat/completions HTTP/1.1\r
          Host: x\r
          Transfer-Encoding: gzip\r
          \r
          GET /healthz HTTP/1.1\r
          Host: x\r
          \r
          """);
      assertThat(raw.head().status()).isEqualTo(400);
      assertThat(raw.drain()).isLessThan(1000);
    }
  }

  @Test
  void aClientThatLeavesWhileItsBodyWaitsForMemoryHoldsNone() throws IOException {
    byte[] ask = Demo.ASK.getBytes(UTF_8);
    demo.upstream().answers(Demo.COMPLETION);
    try (RawClient holder = demo.server().raw().send(CHUNKED);
        RawClient next = demo.server().raw()) {
      assertThat(holder.head().status()).isEqualTo(100);
      RawClient leaver = demo.server().raw().send(CHUNKED);
      for (int i = 0; i < 50; i++) {
        assertThat(demo.server().client().get("/healthz").status()).isEqualTo(200);
      }
      leaver.vanish();
      next.send(CHUNKED);
      for (int i = 0; i < 50; i++) {
        assertThat(demo.server().client().get("/healthz").status()).isEqualTo(200);
      }
      holder.vanish();
      assertThat(next.head().status()).isEqualTo(100);
      next.send(Integer.toHexString(ask.length) + "\r\n").send(ask).send("\r\n0\r\n\r\n");
      assertThat(next.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void whatAnUpstreamSaysAboutItselfIsNotSaidTwice() {
    String last =
        Demo.chunk("[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]")
            .replace("{\"id\"", "{\"x_metrics\":{\"tps\":9},\"meta\":{\"a\":1},\"id\"");
    demo.upstream().answers(Reply.sse(last));
    Answer answer = demo.server().client().chat(Demo.ASK_STREAM);
    assertThat(answer.chunks().getLast().at("/meta/usage/credits_used").isNumber()).isTrue();
    assertThat(answer.chunks().getLast().at("/choices/0/finish_reason").asString())
        .isEqualTo("stop");
  }
}
