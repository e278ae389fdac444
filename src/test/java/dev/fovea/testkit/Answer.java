package dev.fovea.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a client got.
 *
 * @param headers by name in lower case
 * @param whole false when the connection ended before the body did
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Answer(int status, Map<String, String> headers, byte[] body, boolean whole) {
  private static final String DATA = "data: ";

  public String text() {
    return new String(body, UTF_8);
  }

  public JsonNode json() {
    return Json.read(Slice.of(body));
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  public boolean isStream() {
    return header("content-type").orElse("").startsWith("text/event-stream");
  }

  /** The {@code data} of every event of a stream, in order, {@code [DONE]} included. */
  public List<String> events() {
    return Arrays.stream(text().split("\n\n", -1))
        .flatMap(String::lines)
        .filter(line -> line.startsWith(DATA))
        .map(line -> line.substring(DATA.length()))
        .toList();
  }

  /** The events that are JSON. */
  public List<JsonNode> chunks() {
    return events().stream()
        .filter(data -> !data.equals("[DONE]"))
        .map(data -> Json.read(Slice.of(data.getBytes(UTF_8))))
        .toList();
  }

  public boolean done() {
    List<String> events = events();
    return !events.isEmpty() && events.getLast().equals("[DONE]");
  }

  /** The text of an error's field, or of nothing. */
  public String error(String field) {
    return json().path("error").path(field).asString("");
  }
}
