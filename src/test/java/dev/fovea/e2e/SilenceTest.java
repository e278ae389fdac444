package dev.fovea.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestClient;
import dev.fovea.testkit.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server writes about requests, good and bad, tells nobody their secrets. */
final class SilenceTest {
  private static final String PROMPT = "PROMPT-MARK-7319";
  private static final String QUERY = "X-Signature=QUERY-MARK-4410";
  private static final String PICTURE =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  private static final String WRONG_KEY = "fv-wrong-KEY-MARK-0123456789abcdef";

  @TempDir private Path folder;

  @Test
  void noKeyPromptPictureOrQueryReachesTheLog() throws Exception {
    Path log = folder.resolve("log");
    try (ScriptedUpstream upstream = ScriptedUpstream.start()) {
      upstream.answers(Demo.COMPLETION);
      Process process = start(upstream, log);
      try (BufferedReader out = process.inputReader()) {
        int port = Integer.parseInt(out.readLine().replace("port ", ""));
        var address = URI.create("http://127.0.0.1:" + port);
        ask(new TestClient(address, Optional.of(TestServer.KEY)), upstream);
        post(new TestClient(address, Optional.of(WRONG_KEY)), body("false"), 401);
        process.getOutputStream().close();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      } finally {
        process.destroyForcibly();
      }
    }

    List<String> lines = Files.readAllLines(log);
    assertThat(lines).hasSizeGreaterThan(6).allSatisfy(SilenceTest::isOneObject);
    assertThat(lines)
        .noneMatch(line -> line.contains(TestServer.KEY))
        .noneMatch(line -> line.contains(WRONG_KEY))
        .noneMatch(line -> line.contains("sk-upstream-key"))
        .noneMatch(line -> line.contains("MARK"))
        .noneMatch(line -> line.matches(".*[A-Za-z0-9+/]{64}.*"));
  }

  /** The good, and each way to go wrong that has something to hide in its hands. */
  private static void ask(TestClient client, ScriptedUpstream upstream) {
    post(client, body("\"none\""), 400);
    post(client, body("false"), 200);
    post(client, body("false").replace("iVBO", "AAAA"), 400);
    post(client, body("false").replace("demo/eye", "demo/none"), 404);
    post(client, body("false") + PROMPT, 400);
    post(client, url(), 200);
    upstream.answers(
        Reply.json(401, "{\"error\":{\"message\":\"bad key sk-upstream-key " + PROMPT + "\"}}"));
    post(client, body("false"), 502);
    upstream.answers(Reply.json(200, "not JSON " + PROMPT));
    post(client, body("false"), 502);
  }

  private static void post(TestClient client, String body, int status) {
    assertThat(client.post("/v1/chat/completions", body.getBytes(UTF_8)).status())
        .isEqualTo(status);
  }

  private static String body(String stream) {
    return """
    {"model":"demo/eye","stream":%s,"user":"%s","messages":[{"role":"user","content":[
      {"type":"text","text":"%s"},
      {"type":"image_url","image_url":{"url":"data:image/png;base64,%s"}}]}]}
    """
        .formatted(stream, PROMPT, PROMPT, PICTURE);
  }

  private static String url() {
    return body("false")
        .replace("data:image/png;base64," + PICTURE, "https://pictures.example/a.png?" + QUERY);
  }

  private static void isOneObject(String line) {
    assertThat(Json.read(Slice.of(line)).isObject()).isTrue();
  }

  private Process start(ScriptedUpstream upstream, Path log) throws IOException {
    Path yaml =
        Files.writeString(
            folder.resolve("demo.yaml"), "log: {format: json}\n" + Demo.yaml(upstream), UTF_8);
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            SmallServer.class.getName(),
            yaml.toString())
        .redirectError(log.toFile())
        .start();
  }
}
