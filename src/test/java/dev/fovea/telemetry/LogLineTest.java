package dev.fovea.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LogLineTest {
  private static final String ODD = "a\nb\r\u0000\u001b[31m\u0085\u2028\u2029é\u007f";

  @ParameterizedTest
  @EnumSource(LogFormat.class)
  void whateverIsInItItStaysOneLine(LogFormat format) {
    byte[] bytes = new LogLine(Instant.EPOCH, "INFO", ODD, Map.of("path", ODD)).bytes(format);
    String line = new String(bytes, UTF_8);
    assertThat(line).endsWith("\n").contains("é");
    assertThat(line.strip()).doesNotContain("\n", "\r", "\u0000", "\u001b");
    if (format == LogFormat.JSON) {
      assertThat(Json.read(Slice.of(bytes)).path("path").asString()).isEqualTo(ODD);
    } else {
      assertThat(line).contains("a\\u000ab\\u000d").doesNotContain("\u2028", "\u0085");
    }
  }
}
