package dev.fovea.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.TestServer;
import java.io.IOException;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Upstreams that keep to HTTP in ways that few do. */
final class OddUpstreamTest {
  private static final String OK = OddUpstream.http("200 OK", Demo.COMPLETION_TEXT);

  @Test
  void anAnswerBeforeTheWholeQuestionLeavesNoConnectionBehind() throws IOException {
    String filler = "\"x\":\"" + "y".repeat(9_000_000) + "\",\"messages\"";
    String large = Demo.ASK.replace("\"messages\"", filler);
    Check thrice =
        (upstream, server) -> {
          for (int i = 1; i <= 3; i++) {
            assertThat(server.client().chat(large).status()).isEqualTo(200);
            assertThat(upstream.connections()).isEqualTo(i);
          }
        };
    withUpstream(false, _ -> OK, thrice);
  }

  @ParameterizedTest
  @ValueSource(strings = {"200 OK", "400 No", "429 Slow", "500 Oh"})
  void aConnectionServesAgainAfterEveryWholeAnswer(String status) throws IOException {
    withUpstream(
        true,
        i -> i == 1 ? OK : OddUpstream.http(status, Demo.COMPLETION_TEXT),
        (upstream, server) -> {
          server.client().chat(Demo.ASK);
          assertThat(server.client().chat(Demo.ASK).status()).isEqualTo(200);
          assertThat(upstream.connections()).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"})
  void anInterimAnswerIsPassedOver(String interim) throws IOException {
    withUpstream(
        true,
        _ -> interim + OK,
        (_, server) -> assertThat(server.client().chat(Demo.ASK).status()).isEqualTo(200));
  }

  @Test
  void aRedirectIsNotFollowed() throws IOException {
    String moved = "HTTP/1.1 307 Moved\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n";
    withUpstream(
        true,
        i -> i == 0 ? moved : OK,
        (_, server) -> {
          Answer answer = server.client().chat(Demo.ASK);
          assertThat(answer.status()).isEqualTo(502);
          assertThat(answer.error("message")).contains("307");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "9e99", "-7", "{}", "true"})
  void anAbsurdCountIsNoFaultOfOurs(String count) throws IOException {
    String body =
        Demo.COMPLETION_TEXT.replace(":100,", ":" + count.replace("9e99", "9".repeat(400)) + ",");
    withUpstream(
        true,
        _ -> OddUpstream.http("200 OK", body),
        (_, server) -> assertThat(server.client().chat(Demo.ASK).status()).isEqualTo(200));
  }

  private interface Check {
    void on(OddUpstream upstream, TestServer server) throws IOException;
  }

  private static void withUpstream(boolean reads, IntFunction<String> answers, Check check)
      throws IOException {
    try (var upstream = new OddUpstream(reads, answers);
        var server =
            TestServer.start(
                Demo.yaml(upstream.baseUrl()),
                Map.of("upstream.connections", "1", "upstream.connect_timeout", "2s"))) {
      check.on(upstream, server);
    }
  }
}
