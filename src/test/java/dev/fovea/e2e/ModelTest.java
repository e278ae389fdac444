package dev.fovea.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Which models there are, what they see, and what the others need. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ModelTest {
  private static final String IMAGE =
      "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://example.com/a.png\"}}";
  private static final String VIDEO =
      "{\"type\":\"video_url\",\"video_url\":{\"url\":\"https://example.com/a.mp4\"}}";

  private final Demo demo = Demo.start();

  @AfterAll
  void stop() {
    demo.close();
  }

  @BeforeEach
  void answer() {
    demo.upstream().answers(Demo.COMPLETION);
  }

  @Test
  void aPictureForATextOnlyModelIsRefusedBeforeAnyUpstreamCall() {
    Answer answer = ask("demo/text", IMAGE);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error("code")).isEqualTo("model_does_not_support_image");
    assertThat(answer.error("param")).startsWith("messages[0].content[1]");
    assertThat(answer.error("message")).contains("demo/eye").contains("demo/text");
    assertThat(demo.upstream().count()).isZero();
  }

  @Test
  void aVideoNeedsAModelThatWatches() {
    Answer answer = ask("demo/eye", VIDEO);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error("code")).isEqualTo("model_does_not_support_video");
    assertThat(answer.error("message")).contains("demo/film");
    assertThat(demo.upstream().count()).isZero();
    assertThat(ask("demo/film", VIDEO).status()).isEqualTo(200);
  }

  @Test
  void aPictureInAnEarlierTurnCountsAsWell() {
    String body =
        "{\"model\":\"demo/text\",\"messages\":[{\"role\":\"user\",\"content\":["
            + IMAGE
            + "]},"
            + "{\"role\":\"user\",\"content\":\"And now?\"}]}";
    Answer answer = demo.server().client().chat(body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error("param")).startsWith("messages[0].content[0]");
  }

  @Test
  void aModelWithoutAUsableProviderNamesTheVariable() {
    Answer answer = ask("Qwen/Qwen3-VL-235B-A22B-Instruct", IMAGE);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.error("code")).isEqualTo("model_not_found");
    assertThat(answer.error("param")).isEqualTo("model");
    assertThat(answer.error("message")).contains("RUNCRATE_API_KEY").contains("demo/eye");
  }

  @Test
  void anUnknownModelIsSaidToBeUnknown() {
    Answer answer = ask("demo/eyes", IMAGE);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.error("message")).contains("demo/eyes").contains("demo/eye");
  }

  @Test
  void modelsThatAreReadyAreListed() {
    List<String> ids = ids("/v1/models");
    assertThat(ids).contains("demo/eye", "demo/film", "demo/text", "fovea/inspect");
    assertThat(ids).doesNotContain("gpt-4o");
    assertThat(ids("/models")).isEqualTo(ids);
  }

  @Test
  void theOthersAreListedOnRequestEachWithWhatItNeeds() {
    Answer answer = demo.server().client().get("/v1/models?all=true");
    JsonNode gpt =
        answer
            .json()
            .path("data")
            .valueStream()
            .filter(model -> model.path("id").asString().equals("gpt-4o"))
            .findFirst()
            .orElseThrow();
    assertThat(gpt.path("ready").asBoolean()).isFalse();
    assertThat(gpt.path("why_not").asString()).contains("OPENAI_API_KEY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo/eye", "demo%2Feye", "Qwen/Qwen3-VL-235B-A22B-Instruct"})
  void aModelIsFoundBySlashesOfBothSpellings(String id) {
    Answer answer = demo.server().client().get("/v1/models/" + id);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("id").asString()).isEqualTo(id.replace("%2F", "/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no/such", "demo", "%2e%2e/x", "demo/eye/", "%00"})
  void anUnknownModelIsNotFound(String id) {
    Answer answer = demo.server().client().get("/v1/models/" + id);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.error("code")).isEqualTo("model_not_found");
  }

  private List<String> ids(String path) {
    return demo.server().client().get(path).json().path("data").findValuesAsString("id");
  }

  private Answer ask(String model, String part) {
    return demo.server()
        .client()
        .chat(
            """
            {"model": "%s", "messages": [{"role": "user", "content":
              [{"type": "text", "text": "What is this?"}, %s]}]}
            """
                .formatted(model, part));
  }
}
