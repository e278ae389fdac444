package dev.fovea.telemetry;

import dev.fovea.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/**
 * One line of the log. Whatever is in it, it stays one line: control characters are escaped.
 *
 * @param fields whole numbers, flags, and whatever else as its text; in order
 */
record LogLine(Instant at, String level, String message, Map<String, Object> fields) {
  /** Of most lines of a request. */
  static final int BYTES_USUAL = 400;

  /** With its line feed, in UTF-8. */
  byte[] bytes(LogFormat format) {
    var bytes = new ByteArrayOutputStream(BYTES_USUAL);
    if (format == LogFormat.JSON) {
      json(bytes);
    } else {
      bytes.writeBytes(text().getBytes(StandardCharsets.UTF_8));
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private void json(OutputStream out) {
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      json.writeStringProperty("time", at.toString());
      json.writeStringProperty("level", level);
      json.writeStringProperty("message", message);
      fields.forEach((name, value) -> field(json, name, value));
      json.writeEndObject();
    }
  }

  private static void field(JsonGenerator json, String name, Object value) {
    switch (value) {
      case Long number -> json.writeNumberProperty(name, number);
      case Integer number -> json.writeNumberProperty(name, number);
      case Boolean flag -> json.writeBooleanProperty(name, flag);
      default -> json.writeStringProperty(name, value.toString());
    }
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
