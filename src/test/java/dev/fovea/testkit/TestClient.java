package dev.fovea.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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
    Contract.OURS.check(method, path, answer);
    return answer;
  }

  private static Answer exchange(HttpRequest request) {
    try {
      HttpResponse<InputStream> response = HTTP.send(request, BodyHandlers.ofInputStream());
      Map<String, String> headers = new LinkedHashMap<>();
      response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
      var body = new ByteArrayOutputStream();
      boolean whole = copy(response.body(), body);
      return new Answer(response.statusCode(), headers, body.toByteArray(), whole);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Whether the body came to its end; what came before is kept. */
  private static boolean copy(InputStream from, ByteArrayOutputStream to) {
    byte[] buffer = new byte[1 << 13];
    try (from) {
      for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
        to.write(buffer, 0, read);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
