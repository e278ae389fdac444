package dev.fovea.cli;

import dev.fovea.api.admin.AdminDesk;
import dev.fovea.api.admin.LocalServer;
import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Asks the server that runs on this machine. */
final class ServerAdmin implements Admin {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration GLANCE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int FIRST_ERROR_STATUS = 300;

  private final LocalServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  private ServerAdmin(LocalServer server) {
    this.server = server;
  }

  /** The server that runs on a data folder, if one does. */
  static Optional<ServerAdmin> on(Path data) {
    Optional<ServerAdmin> found = LocalServer.find(data).map(ServerAdmin::new);
    if (found.isPresent() && !found.get().answers()) {
      found.get().close();
      return Optional.empty();
    }
    return found;
  }

  /** Whether it runs: a file may be left of one that was killed, and its port be another's now. */
  private boolean answers() {
    try {
      HttpRequest glance = request("/accounts", Map.of("limit", "1")).timeout(GLANCE).GET().build();
      return client.send(glance, BodyHandlers.discarding()).statusCode() < FIRST_ERROR_STATUS;
    } catch (IOException nobody) {
      return false;
    } catch (InterruptedException _) {
      throw interrupted();
    }
  }

  @Override
  public ObjectNode ask(
      String method, String path, Map<String, String> query, Map<String, @Nullable Object> body) {
    HttpRequest.Builder request = request(path, query).timeout(PATIENCE);
    if (method.equals("GET")) {
      request.GET();
    } else {
      request
          .header("content-type", "application/json")
          .header("idempotency-key", UUID.randomUUID().toString())
          .method(method, BodyPublishers.ofByteArray(Json.writeValue(body)));
    }
    HttpResponse<InputStream> answer = send(request.build());
    try (InputStream in = answer.body()) {
      return object(answer.statusCode(), in.readAllBytes());
    } catch (IOException e) {
      throw brokenOff(e);
    }
  }

  @Override
  public void export(String path, Map<String, String> query, PrintStream out) {
    HttpResponse<InputStream> answer = send(request(path, query).GET().build());
    try (InputStream in = answer.body()) {
      if (answer.statusCode() >= FIRST_ERROR_STATUS) {
        throw refused(answer.statusCode(), in.readAllBytes());
      }
      in.transferTo(out);
    } catch (IOException e) {
      throw brokenOff(e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private HttpRequest.Builder request(String path, Map<String, String> query) {
    String parameters =
        new TreeMap<>(query)
            .entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&", query.isEmpty() ? "" : "?", ""));
    return HttpRequest.newBuilder(URI.create(server.address() + AdminDesk.ROOT + path + parameters))
        .header("authorization", "Bearer " + server.token());
  }

  private HttpResponse<InputStream> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw brokenOff(e);
    } catch (InterruptedException _) {
      throw interrupted();
    }
  }

  private static ObjectNode object(int status, byte[] body) {
    if (status < FIRST_ERROR_STATUS && Json.read(Slice.of(body)) instanceof ObjectNode object) {
      return object;
    }
    throw refused(status, body);
  }

  private static Trouble refused(int status, byte[] body) {
    try {
      return new Trouble(AnswerReader.message(Json.read(Slice.of(body))));
    } catch (JacksonException _) {
      return new Trouble("The server answered with status %d.".formatted(status));
    }
  }

  private Trouble brokenOff(IOException e) {
    return new Trouble(
        "The server at %s broke off: %s. Look whether it was done before you repeat it."
            .formatted(server.address(), e.getMessage()));
  }

  private static Trouble interrupted() {
    Thread.currentThread().interrupt();
    return new Trouble("Interrupted.");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
