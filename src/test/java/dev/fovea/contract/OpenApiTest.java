package dev.fovea.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Contract;
import dev.fovea.testkit.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The description of the API: whole, right about itself, and served. */
final class OpenApiTest {
  private static final List<String> PATHS =
      List.of(
          "/chat/completions",
          "/chat/completions/estimate",
          "/healthz",
          "/metrics",
          "/models",
          "/models/{id}",
          "/openapi.yaml",
          "/readyz",
          "/v1/chat/completions",
          "/v1/chat/completions/estimate",
          "/v1/models",
          "/v1/models/{id}");

  private static final List<String> STATUSES =
      List.of(
          "200", "400", "401", "402", "403", "404", "408", "409", "413", "415", "429", "431", "500",
          "502", "503", "504");

  private final JsonNode document = Contract.OURS.document();

  @Test
  void itDescribesEveryPath() {
    assertThat(new TreeSet<>(document.path("paths").propertyNames()))
        .containsExactlyElementsOf(PATHS);
  }

  @Test
  void bothChatPathsGiveTheSameAnswers() {
    JsonNode chat = document.at("/paths/~1v1~1chat~1completions/post/responses");
    JsonNode same = document.at("/paths/~1chat~1completions/post/responses");
    assertThat(chat.propertyNames()).containsExactlyInAnyOrderElementsOf(STATUSES);
    assertThat(same.propertyNames()).containsExactlyInAnyOrderElementsOf(STATUSES);
  }

  @Test
  void everyErrorExampleIsAnError() {
    for (JsonNode response : document.at("/components/responses").values()) {
      for (JsonNode example : response.at("/content/application~1json/examples").values()) {
        assertThat(
                Contract.OURS.faults("#/components/schemas/ErrorResponse", example.path("value")))
            .isEmpty();
      }
    }
  }

  @Test
  void everyRequestExampleIsARequest() {
    JsonNode content =
        document.at("/paths/~1v1~1chat~1completions/post/requestBody/content/application~1json");
    assertThat(content.path("examples")).hasSizeGreaterThan(3);
    for (JsonNode example : content.path("examples").values()) {
      assertThat(Contract.OURS.faults("#/components/schemas/ChatRequest", example.path("value")))
          .isEmpty();
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    for (JsonNode reference : document.findValues("$ref")) {
      assertThat(document.at(reference.asString().substring(1)).isMissingNode())
          .as(reference.asString())
          .isFalse();
    }
  }

  @Test
  void itIsServedAsItIs() throws IOException {
    try (TestServer server = TestServer.start("");
        InputStream ours = OpenApiTest.class.getResourceAsStream("/openapi.yaml")) {
      assertThat(server.client().withoutKey().get("/openapi.yaml").body())
          .isEqualTo(Objects.requireNonNull(ours).readAllBytes());
    }
  }

  @Test
  void theJudgeCanSayNo() {
    JsonNode wrong = document.at("/components/responses/BadRequest/content");
    assertThat(Contract.OURS.faults("#/components/schemas/ErrorResponse", wrong)).isNotEmpty();
    assertThat(Contract.OURS.faults("#/components/schemas/ChatChunk", wrong)).isNotEmpty();
  }
}
