package dev.fovea.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Recorded;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The SDKs that people have: what they read, what they raise, what they try again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SdkTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/clients").toAbsolutePath();

  /** The same for every SDK, except how each calls a stream's own error. */
  private static final String EXPECTED =
      """
      stream: A path. 120
      wrong key: AuthenticationError 401 invalid_api_key None
      unknown model: NotFoundError 404 model_not_found model
      bad request: BadRequestError 400 invalid_request temperature
      refused by upstream: BadRequestError 400 invalid_value temperature
      rate limited: RateLimitError 429 rate_limit_exceeded None
      upstream fails: InternalServerError 502 backend_unavailable None
      cut stream: APIError backend_unavailable
      retried: InternalServerError 502 backend_unavailable None
      not retried: BadRequestError 400 invalid_value temperature
      models: True
      model: demo/eye
      """;

  private final Map<String, Integer> counted = new ConcurrentHashMap<>();
  private final ScriptedUpstream upstream = ScriptedUpstream.start().answers(this::reply);
  private final TestServer server =
      TestServer.start(
          """
          providers:
            mine: {dialect: openai, base_url: "%s", api_key: up}
          models:
            demo/eye: {input: [text, image], targets: [{provider: mine, model: up-eye}]}
          """
              .formatted(upstream.baseUrl()));

  @AfterAll
  void stop() {
    server.close();
    upstream.close();
  }

  @Test
  void pythonReadsStreamsAndRaisesItsOwnErrors() throws IOException {
    counted.clear();
    String python = Clients.python().toString();
    assertBehaviour(List.of(python, SCRIPTS.resolve("behaviour.py").toString()));
  }

  @Test
  void nodeReadsStreamsAndRaisesItsOwnErrors() throws IOException {
    counted.clear();
    Path script = Clients.node().resolve("behaviour.mjs");
    Files.copy(SCRIPTS.resolve("behaviour.mjs"), script, StandardCopyOption.REPLACE_EXISTING);
    assertBehaviour(List.of("node", script.toString()));
  }

  private void assertBehaviour(List<String> command) throws IOException {
    var environment = Map.of("BASE_URL", server.uri() + "/v1", "KEY", TestServer.KEY);
    Ran ran = Clients.run(Path.of("target").toAbsolutePath(), environment, command);
    assertThat(ran.output()).isEqualTo(EXPECTED);
    assertThat(counted).containsEntry("count 500", 2).containsEntry("count 400", 1);
  }

  private Reply reply(Recorded request) {
    String text = request.json().at("/messages/0/content").asString();
    counted.merge(text, 1, Integer::sum);
    return switch (text) {
      case "stream" -> Scripts.STREAM;
      case "cut" -> Scripts.STREAM.cutAfter(300);
      case "say 400", "count 400" -> Scripts.REFUSED;
      case "say 429" -> Scripts.RATE_LIMITED;
      case "say 500", "count 500" -> Reply.json(500, "{}");
      default -> Scripts.COMPLETION;
    };
  }
}
