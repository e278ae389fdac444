package dev.fovea.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Recorded;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Every request that the five documents print, in the client they print it for. Host and key are
 * replaced, nothing else; models are those of the catalogue.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SeedTest {
  /** What stands in the documents for a host, and for a key. */
  private static final List<String> HOSTS =
      List.of("https://api.runcrate.ai", "https://www.ruapi.ai", "https://api.aimlapi.com");

  private static final List<String> KEYS =
      List.of("rc_live_YOUR_API_KEY", "sk-YOUR_KEY", "<YOUR_AIMLAPI_KEY>", "YOUR_API_KEY");

  private static final byte[] PICTURE =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR42mM4oaBA"
                  + "EmIY1TCqYfhqAAACywgQqR8eoQAAAABJRU5ErkJggg==");

  private final ScriptedUpstream upstream = ScriptedUpstream.start();
  private final TestServer server = TestServer.start(yaml(upstream));
  private final JsonNode printed = response();

  @TempDir private Path folder;

  @AfterAll
  void stop() {
    server.close();
    upstream.close();
  }

  @TestFactory
  Stream<DynamicTest> everyPrintedExampleRuns() throws IOException {
    return Seed.all().stream().map(seed -> dynamicTest(seed.id(), () -> run(seed)));
  }

  @Test
  void thePrintedBasicVisionRequestStreams() throws IOException {
    upstream.answers(
        Reply.sse(
            chunk("{\"role\":\"assistant\",\"content\":\"A statue.\"}", "null"),
            chunk("{}", "\"stop\"")));
    Seed seed = new Seed("qubrid-vision-openapi", "1.yaml");
    byte[] body = Json.write(new YAMLMapper().readTree(seed.text()));
    for (String path : List.of("/v1/chat/completions", "/chat/completions")) {
      Answer answer = server.client().post(path, body);
      assertThat(answer.done()).isTrue();
      JsonNode metrics = answer.chunks().getLast().path("x_metrics");
      assertThat(metrics.propertyNames())
          .containsExactlyInAnyOrder("ttft_seconds", "tps", "total_time_seconds");
    }
  }

  @Test
  void aModelOfTheQubridDocumentHasItsDefaults() {
    upstream.answers(Reply.sse(chunk("{\"content\":\"A statue.\"}", "\"stop\"")));
    Answer answer =
        server
            .client()
            .chat(
                """
                {"model": "Qwen/Qwen3-VL-Plus", "messages": [{"role": "user", "content": "Hi"}]}
                """);
    assertThat(answer.isStream()).as("stream is true for its models").isTrue();
    JsonNode sent = upstream.take().json();
    assertThat(sent.path("max_tokens").asInt()).isEqualTo(16384);
    assertThat(sent.path("temperature").asDouble()).isEqualTo(0.1);
    assertThat(sent.path("top_p").asDouble()).isEqualTo(1);
  }

  private void run(Seed seed) throws IOException {
    if (seed.file().endsWith(".yaml")) {
      assertThat(seed.text()).startsWith("model: Qwen/Qwen3-VL-Plus");
      return;
    }
    Ran ran = ran(seed);
    String answer = printed.at("/choices/0/message/content").asString();
    Recorded sent = upstream.take();
    if (seed.text().contains("from openai")) {
      assertThat(ran.output()).isEqualTo(answer + "\n");
    } else if (seed.text().contains("json.dumps(data") || seed.file().endsWith(".sh")) {
      assertThatNothingIsMissing(Json.read(Slice.of(ran.output().getBytes(UTF_8))), sent);
    } else {
      assertThat(ran.output()).contains("This is a handwriting test").contains("credits_used");
    }
    if (seed.text().contains("b64encode")) {
      assertThat(sent.text()).contains(";base64," + Base64.getEncoder().encodeToString(PICTURE));
    }
  }

  private Ran ran(Seed seed) throws IOException {
    upstream.answers(Reply.json(200, withoutMeta()));
    for (String name :
        List.of("quarterly-revenue.png", "screenshot.jpg", "path_to_your_image.jpg")) {
      Files.write(folder.resolve(name), PICTURE);
    }
    Path script = Files.writeString(folder.resolve(seed.file()), replaced(seed.text()));
    if (seed.file().endsWith(".sh")) {
      Clients.curl();
      return Clients.run(folder, Map.of(), List.of("sh", script.toString()));
    }
    String python = Clients.python().toString();
    return Clients.run(folder, Map.of(), List.of(python, script.toString()));
  }

  /** The answer that the document prints, field for field; the model is the one asked for. */
  private void assertThatNothingIsMissing(JsonNode answer, Recorded sent) {
    assertThat(answer.at("/choices")).isEqualTo(printed.at("/choices"));
    assertThat(answer.at("/usage")).isEqualTo(printed.at("/usage"));
    assertThat(answer.propertyNames()).containsAll(printed.propertyNames());
    if (sent.text().contains("omni-flash")) {
      assertThat(answer.at("/model").asString()).isEqualTo("alibaba/qwen3.5-omni-flash");
      assertThat(answer.at("/meta")).isEqualTo(printed.at("/meta"));
    }
  }

  private String replaced(String text) {
    String here = text;
    for (String host : HOSTS) {
      here = here.replace(host, server.uri().toString());
    }
    for (String key : KEYS) {
      here = here.replace(key, TestServer.KEY);
    }
    assertThat(here).contains(server.uri().toString()).contains(TestServer.KEY);
    return here;
  }

  /** What the upstream says: the printed answer without what the platform adds. */
  private String withoutMeta() {
    var body = Json.object();
    printed.properties().stream()
        .filter(member -> !member.getKey().equals("meta"))
        .forEach(member -> body.set(member.getKey(), member.getValue()));
    return new String(Json.write(body), UTF_8);
  }

  private static String yaml(ScriptedUpstream upstream) {
    return """
    providers:
      runcrate: {base_url: "%1$s", api_key: up}
      ruapi: {base_url: "%1$s", api_key: up}
      qubrid: {base_url: "%1$s", api_key: up}
      aimlapi: {base_url: "%1$s", api_key: up}
    models:
      alibaba/qwen3.5-omni-flash:
        price: {input: 1.008, output: 0.108}
    """
        .formatted(upstream.baseUrl());
  }

  private static JsonNode response() {
    try {
      Path file = Seed.ROOT.resolve("aimlapi-vision-in-text-models/1.response.json");
      return Json.read(Slice.of(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String chunk(String delta, String finish) {
    return """
    {"id":"c1","object":"chat.completion.chunk","created":1710000000,"model":"up",\
    "choices":[{"index":0,"delta":%s,"finish_reason":%s}]}\
    """
        .formatted(delta, finish);
  }
}
