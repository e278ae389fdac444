package dev.fovea.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestClient;
import dev.fovea.testkit.pictures.Pngs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server is used well, badly and against a broken upstream; afterwards nothing of what was said
 * or shown in confidence is in its log, its metrics, its data folder or its error answers.
 */
final class SecrecyTest {
  private static final String USER_KEY = "sk-user-secret-4b1d9c7e5f3a";
  private static final String WRONG_KEY = "sk-fovea-wrong-secret-9e8d7c6b";
  private static final String VENDOR_KEY = "sk-vendor-secret-1a2b3c4d5e";
  private static final String PROMPT = "prompt-marker-zebra";
  private static final String ANSWER = "answer-marker-okapi";
  private static final String SIGNATURE = "signature-marker-tapir";
  private static final String PAYLOAD = Base64.getEncoder().encodeToString(Pngs.of(64, 64));

  private static final List<String> SECRETS =
      List.of(
          USER_KEY,
          WRONG_KEY,
          VENDOR_KEY,
          PROMPT,
          ANSWER,
          SIGNATURE,
          PAYLOAD.substring(0, 48),
          PAYLOAD.substring(PAYLOAD.length() - 48));

  private static final String COMPLETION =
      """
      {"id":"c1","object":"chat.completion","created":1,"model":"up-eye","choices":[{"index":0,
       "message":{"role":"assistant","content":"%s"},"logprobs":null,"finish_reason":"stop"}],
       "usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120}}
      """
          .formatted(ANSWER);

  private static final String EVENT =
      """
      {"id":"c1","object":"chat.completion.chunk","created":1,"model":"up-eye","choices":[{"index":0,\
      "delta":{"content":"%s"},"finish_reason":null}]}\
      """
          .formatted(ANSWER);

  @TempDir private Path folder;
  private final List<String> failures = new ArrayList<>();

  @Test
  void nothingConfidentialIsWrittenDown() throws Exception {
    Path out = Files.createFile(folder.resolve("out.txt"));
    Path err = Files.createFile(folder.resolve("err.txt"));
    try (ScriptedUpstream upstream = ScriptedUpstream.start()) {
      Process server = serve(upstream, out, err);
      String metrics;
      try {
        TestClient client =
            new TestClient(Program.address(server, out, err), Optional.of(USER_KEY));
        use(client, upstream);
        metrics = client.get("/metrics").text();
      } finally {
        Program.end(server);
      }
      assertThat(Program.text(err)).contains("\"path\":\"/v1/chat/completions\"");
      assertSilent("the log", Program.text(err));
      assertSilent("what it printed", Program.text(out));
      assertSilent("the metrics", metrics);
      failures.forEach(failure -> assertSilent("an error", failure));
      assertDataIsSilent();
    }
  }

  private void use(TestClient client, ScriptedUpstream upstream) {
    upstream.answers(Reply.json(200, COMPLETION));
    assertThat(client.chat(ask("\"stream\":false")).status()).isEqualTo(200);
    upstream.answers(Reply.sse(EVENT, EVENT));
    assertThat(client.chat(ask("\"stream\":true")).text()).contains(ANSWER);

    upstream.answers(
        Reply.json(401, "{\"error\":{\"message\":\"bad key %s\"}}".formatted(VENDOR_KEY)));
    failed(client.chat(ask("\"stream\":false")));
    upstream.answers(Reply.json(200, PROMPT + VENDOR_KEY));
    failed(client.chat(ask("\"stream\":false")));
    upstream.answers(Reply.garbage((PROMPT + VENDOR_KEY).getBytes(UTF_8)));
    failed(client.chat(ask("\"stream\":true")));

    failed(client.withKey(WRONG_KEY).chat(ask("\"stream\":false")));
    failed(client.chat(ask("\"" + PROMPT + "\" \"stream\":false")));
    failed(client.chat(ask("\"stream\":false").replace(PAYLOAD, PAYLOAD + "*" + PAYLOAD)));
    failed(
        client.chat(ask("\"stream\":false").replace("data:image/png;base64," + PAYLOAD, signed())));
  }

  private void failed(Answer answer) {
    assertThat(answer.status()).isGreaterThanOrEqualTo(400);
    failures.add(answer.text());
  }

  private static String signed() {
    return "https://127.0.0.1:9/a.png?X-Signature=" + SIGNATURE;
  }

  private static String ask(String more) {
    return """
    {"model":"demo/eye",%s,"messages":[{"role":"user","content":[{"type":"text","text":"%s"},
     {"type":"image_url","image_url":{"url":"data:image/png;base64,%s"}}]}]}\
    """
        .formatted(more, PROMPT, PAYLOAD);
  }

  private Process serve(ScriptedUpstream upstream, Path out, Path err) throws IOException {
    Path yaml =
        Files.writeString(
            folder.resolve("fovea.yaml"),
            """
            providers:
              mine: {dialect: openai, base_url: "%s", api_key: "${VENDOR_SECRET}"}
            models:
              demo/eye: {input: [text, image], targets: [{provider: mine, model: up-eye}]}
            """
                .formatted(upstream.baseUrl()));
    Map<String, String> environment =
        Map.of(
            "FOVEA_BOOTSTRAP_KEY",
            USER_KEY,
            "VENDOR_SECRET",
            VENDOR_KEY,
            "FOVEA_LOG_FORMAT",
            "json",
            "FOVEA_MEDIA_FETCH",
            "inline");
    return new Program(folder)
        .start(out, err, environment, "serve", "--port", "0", "--config", yaml.toString());
  }

  private void assertDataIsSilent() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertSilent(file.toString(), new String(Files.readAllBytes(file), ISO_8859_1));
      }
    }
  }

  private static void assertSilent(String place, String text) {
    SECRETS.forEach(secret -> assertThat(text).as(place).doesNotContain(secret));
  }
}
