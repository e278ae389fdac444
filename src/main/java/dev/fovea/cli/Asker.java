package dev.fovea.cli;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * Sends a question to a platform through its HTTP API, as any client would, and shows the answer.
 */
final class Asker implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private static final String CHAT = "/v1/chat/completions";

  private final Terminal terminal;
  private final Platform platform;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  Asker(Terminal terminal, Platform platform) {
    this.terminal = terminal;
    this.platform = platform;
  }

  /** Shows the answer's text as it comes, then one line about it. */
  void stream(Question question) {
    long began = System.nanoTime();
    HttpResponse<Stream<String>> answer = send(question, CHAT);
    try (Stream<String> lines = answer.body()) {
      if (answer.statusCode() != 200) {
        throw refused(answer.statusCode(), lines.collect(Collectors.joining("\n")));
      }
      AnswerFacts facts = new AnswerReader(terminal::piece).read(lines);
      terminal.line("");
      terminal.line(terminal.faint(facts.line((System.nanoTime() - began) / 1e9)));
    } catch (UncheckedIOException broken) {
      throw new Trouble("The answer broke off: " + broken.getMessage());
    }
  }

  /** Shows the answer as the server wrote it. */
  void json(Question question) {
    terminal.line(whole(send(question, CHAT)));
  }

  /** Shows what the question would send and cost. */
  void estimate(Question question, boolean json) {
    String answer = whole(send(question, CHAT + "/estimate"));
    if (json) {
      terminal.line(answer);
    } else {
      EstimatePrinter.lines(Json.read(Slice.of(answer))).forEach(terminal::line);
    }
  }

  private static String whole(HttpResponse<Stream<String>> answer) {
    try (Stream<String> lines = answer.body()) {
      String body = lines.collect(Collectors.joining("\n"));
      if (answer.statusCode() != 200) {
        throw refused(answer.statusCode(), body);
      }
      return body;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private HttpResponse<Stream<String>> send(Question question, String path) {
    terminal.status("Asking %s …".formatted(question.model()));
    try {
      return client.send(request(question, path), BodyHandlers.ofLines());
    } catch (IOException e) {
      String reason = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
      throw new Trouble("%s does not answer: %s.".formatted(platform.address(), reason));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Trouble("Interrupted.");
    }
  }

  private HttpRequest request(Question question, String path) {
    URI address = URI.create(base() + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("content-type", "application/json")
            .POST(question.body());
    platform.key().ifPresent(key -> request.header("authorization", "Bearer " + key));
    return request.build();
  }

  /** The address may be given as a client's base_url, with or without {@code /v1}. */
  private String base() {
    return platform.address().toString().replaceFirst("(/v1)?/*$", "");
  }

  private static Trouble refused(int status, String body) {
    try {
      return new Trouble(AnswerReader.message(Json.read(Slice.of(body))));
    } catch (JacksonException _) {
      return new Trouble("The server answered with status %d. Is it Fovea?".formatted(status));
    }
  }
}
