package dev.fovea.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestServer;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The OpenAI SDK for Java. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JavaSdkTest {
  private final ScriptedUpstream upstream = ScriptedUpstream.start();
  private final TestServer server =
      TestServer.start(
          """
          providers:
            mine: {dialect: openai, base_url: "%s", api_key: up}
          models:
            demo/eye: {input: [text, image], targets: [{provider: mine, model: up-eye}]}
          """
              .formatted(upstream.baseUrl()));
  private final OpenAIClient client = client(TestServer.KEY, 0);

  @AfterAll
  void stop() {
    client.close();
    server.close();
    upstream.close();
  }

  @Test
  void aPictureAndAQuestionAreAnswered() {
    upstream.answers(Scripts.COMPLETION);
    var text = ChatCompletionContentPartText.builder().text("What is this?").build();
    var url =
        ChatCompletionContentPartImage.ImageUrl.builder()
            .url("https://example.com/photo.jpg")
            .detail(ChatCompletionContentPartImage.ImageUrl.Detail.HIGH)
            .build();
    var picture = ChatCompletionContentPartImage.builder().imageUrl(url).build();
    ChatCompletion answer =
        client
            .chat()
            .completions()
            .create(
                ChatCompletionCreateParams.builder()
                    .model("demo/eye")
                    .addUserMessageOfArrayOfContentParts(
                        List.of(
                            ChatCompletionContentPart.ofText(text),
                            ChatCompletionContentPart.ofImageUrl(picture)))
                    .build());
    assertThat(answer.validate().choices().getFirst().message().content()).contains("A path.");
    assertThat(answer.model()).isEqualTo("demo/eye");
    assertThat(answer.usage().orElseThrow().totalTokens()).isEqualTo(120);
    assertThat(upstream.take().json().at("/messages/0/content/1/image_url/detail").asString())
        .isEqualTo("high");
  }

  @Test
  void aStreamIsReadToItsUsage() {
    upstream.answers(Scripts.STREAM);
    var options = ChatCompletionStreamOptions.builder().includeUsage(true).build();
    var params = ask("stream").toBuilder().streamOptions(options).build();
    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(params)) {
      List<ChatCompletionChunk> chunks = stream.stream().toList();
      String text =
          chunks.stream()
              .flatMap(chunk -> chunk.choices().stream())
              .flatMap(choice -> choice.delta().content().stream())
              .collect(Collectors.joining());
      assertThat(text).isEqualTo("A path.");
      assertThat(chunks.getLast().usage().orElseThrow().totalTokens()).isEqualTo(120);
    }
  }

  @Test
  void aStreamThatBreaksOffIsAnError() {
    upstream.answers(Scripts.STREAM.cutAfter(300));
    assertThatThrownBy(
            () -> {
              try (StreamResponse<ChatCompletionChunk> stream =
                  client.chat().completions().createStreaming(ask("cut"))) {
                stream.stream().forEach(chunk -> assertThat(chunk.model()).isEqualTo("demo/eye"));
              }
            })
        .isInstanceOf(OpenAIException.class);
  }

  @Test
  void errorsAreOfTheirKind() {
    upstream.answers(Scripts.REFUSED);
    assertError(() -> create(client, "x"), BadRequestException.class, "invalid_value");
    upstream.answers(Scripts.RATE_LIMITED);
    assertError(() -> create(client, "x"), RateLimitException.class, "rate_limit_exceeded");
    upstream.answers(Reply.json(500, "{}"));
    assertError(() -> create(client, "x"), InternalServerException.class, "backend_unavailable");
    assertError(
        () ->
            client
                .chat()
                .completions()
                .create(
                    ChatCompletionCreateParams.builder()
                        .model("no/such")
                        .addUserMessage("Hi")
                        .build()),
        NotFoundException.class,
        "model_not_found");
    OpenAIClient stranger = client("wrong", 0);
    assertError(() -> create(stranger, "x"), UnauthorizedException.class, "invalid_api_key");
    stranger.close();
  }

  @Test
  void onlyWhatMayHelpIsTriedAgain() {
    OpenAIClient eager = client(TestServer.KEY, 1);
    upstream.answers(Scripts.REFUSED);
    assertThatThrownBy(() -> create(eager, "x")).isInstanceOf(BadRequestException.class);
    assertThat(upstream.count()).isEqualTo(1);
    upstream.answers(Scripts.COMPLETION).thenOnce(Scripts.RATE_LIMITED);
    create(eager, "x");
    assertThat(upstream.count()).isEqualTo(2);
    eager.close();
  }

  @Test
  void modelsAreListedAndRetrieved() {
    assertThat(client.models().list().data()).extracting("id").isNotEmpty();
    assertThat(client.models().list().data()).anyMatch(model -> model.id().equals("demo/eye"));
    assertThat(client.models().retrieve("demo/eye").id()).isEqualTo("demo/eye");
  }

  private static void create(OpenAIClient client, String text) {
    client.chat().completions().create(ask(text)).validate();
  }

  private static ChatCompletionCreateParams ask(String text) {
    return ChatCompletionCreateParams.builder().model("demo/eye").addUserMessage(text).build();
  }

  private OpenAIClient client(String key, int retries) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(server.uri() + "/v1")
        .apiKey(key)
        .maxRetries(retries)
        .build();
  }

  private static void assertError(
      ThrowingCallable action, Class<? extends OpenAIServiceException> kind, String code) {
    assertThatThrownBy(action)
        .isInstanceOf(kind)
        .asInstanceOf(type(OpenAIServiceException.class))
        .satisfies(error -> assertThat(error.code()).contains(code));
  }
}
