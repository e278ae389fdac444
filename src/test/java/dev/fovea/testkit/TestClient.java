package dev.fovea.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A plain client that holds every answer against the API's description: status, type, headers, JSON
 * and each event of a stream. Safe for use by many threads.
 */
public final class TestClient {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI server;
  private final Optional<String> key;

  public TestClient(URI server, Optional<String> key) {
    this.server = server;
    this.key = key;
  }

  public TestClient withKey(String other) {
    return new TestClient(server, Optional.of(other));
  }

  public TestClient withoutKey() {
    return new TestClient(server, Optional.empty());
  }

  /** Asks for a chat completion. */
  public Answer chat(String json) {
    return post("/v1/chat/completions", json.getBytes(UTF_8));
  }

  public Answer post(String path, byte[] body) {
    return send("POST", path, Map.of("Content-Type", "application/json"), body);
  }

  public Answer get(String path) {
    return send("GET", path, Map.of(), new byte[0]);
  }

  public Answer send(String method, String path, Map<String, String> headers, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(PATIENCE)
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    Answer answer = exchange(request.build());
    Contract.of(path).check(method, path, answer);
    return answer;
  }

  /** What came before a connection broke is kept; {@link Answer#whole} tells that it broke. */
  private static Answer exchange(HttpRequest request) {
    var body = new ByteArrayOutputStream();
    var head = new AtomicReference<@Nullable ResponseInfo>();
    BodyHandler<Void> collect =
        info -> {
          head.set(info);
          return BodySubscribers.ofByteArrayConsumer(piece -> piece.ifPresent(body::writeBytes));
        };
    boolean whole = true;
    try {
      HTTP.send(request, collect);
    } catch (IOException e) {
      whole = false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    ResponseInfo info = Objects.requireNonNull(head.get(), "no answer at all");
    Map<String, String> headers = new LinkedHashMap<>();
    info.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
    return new Answer(info.statusCode(), headers, body.toByteArray(), whole);
  }
}
