package dev.fovea.telemetry;

import dev.fovea.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * One line of the log. Whatever is in it, it stays one line: control characters are escaped.
 *
 * @param fields in order
 */
record LogLine(Instant at, String level, String message, Map<String, Object> fields) {

  byte[] bytes(LogFormat format) {
    String line = format == LogFormat.JSON ? json() : text();
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private String json() {
    ObjectNode json = Json.object();
    json.put("time", at.toString());
    json.put("level", level);
    json.put("message", message);
    fields.forEach((name, value) -> json.putPOJO(name, value));
    return new String(Json.write(json), StandardCharsets.UTF_8);
  }

  private String text() {
    var line = new StringBuilder(200).append(at).append(' ').append(level).append(' ');
    line.append(printable(message));
    fields.forEach((name, value) ->
        line.append(' ').append(name).append('=').append(printable(value.toString())));
    return line.toString();
  }

  private static String printable(String text) {
    if (text.chars().noneMatch(LogLine::unfit)) {
      return text;
    }
    var escaped = new StringBuilder();
    text.chars()
        .forEach(c -> {
          if (unfit(c)) {
            escaped.append("\\u%04x".formatted(c));
          } else {
            escaped.append((char) c);
          }
        });
    return escaped.toString();
  }

  private static boolean unfit(int c) {
    return c < ' ' || (c >= 0x7f && c < 0xa0) || c == '\u2028' || c == '\u2029';
  }
}
