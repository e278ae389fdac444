package dev.fovea.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.testkit.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One recorded exchange: a folder of files, of which the reader opens those that are there. */
record WireCase(Path folder) {

  /** Every case of a dialect, in alphabetical order. */
  static List<WireCase> all(String dialect) {
    Path root = Path.of("src/test/resources/wire", dialect);
    try (Stream<Path> folders = Files.list(root)) {
      return folders.sorted().map(WireCase::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return folder.getFileName() + ": " + about().path("title").asString();
  }

  JsonNode about() {
    return json("case.json").orElseThrow();
  }

  byte[] clientRequest() {
    return bytes("client-request.json").orElseThrow();
  }

  Optional<JsonNode> json(String file) {
    return bytes(file).map(bytes -> Json.read(Slice.of(bytes)));
  }

  /** The {@code data} lines of a recorded stream. */
  Optional<List<String>> events(String file) {
    return bytes(file)
        .map(bytes ->
            Arrays.stream(new String(bytes, UTF_8).split("\n\n", -1))
                .filter(event -> !event.isBlank())
                .map(event -> event.substring("data: ".length()))
                .toList());
  }

  boolean streams() {
    return Files.exists(folder.resolve("upstream-reply.sse"));
  }

  Reply upstreamReply() {
    int status = about().path("upstream_status").asInt();
    Reply reply =
        bytes("upstream-reply.json")
            .map(body -> whole(status, "application/json", body))
            .or(() -> bytes("upstream-reply.html").map(body -> whole(status, "text/html", body)))
            .orElseGet(() ->
                Reply.transcript(new String(bytes("upstream-reply.sse").orElseThrow(), UTF_8)));
    for (Map.Entry<String, JsonNode> header : about().path("upstream_headers").properties()) {
      reply = reply.header(header.getKey(), header.getValue().asString());
    }
    return reply;
  }

  private static Reply whole(int status, String type, byte[] body) {
    return Reply.of(status, type, Reply.Framing.LENGTH, body);
  }

  private Optional<byte[]> bytes(String file) {
    Path path = folder.resolve(file);
    try {
      return Files.exists(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
