package dev.fovea;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.config.Settings;
import dev.fovea.http.Served;
import dev.fovea.telemetry.Log;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RequestLogTest {
  @Test
  void probesAreToldOnlyWhenTheAnswerIsNo() {
    assertThat(logged("/readyz", 200)).isEmpty();
    assertThat(logged("/healthz", 200)).isEmpty();
    assertThat(logged("/readyz", 503)).contains("path=/readyz", "status=503");
    assertThat(logged("/v1/models", 200)).contains("path=/v1/models", "status=200");
  }

  private static String logged(String path, int status) {
    var out = new ByteArrayOutputStream();
    Settings settings = Settings.defaults();
    try (var log = new Log(settings, out)) {
      new RequestLog(log, settings)
          .served(new Served("req-1", "GET", path, status, 0, 0, Duration.ZERO, Map.of()));
    }
    return out.toString(UTF_8);
  }
}
