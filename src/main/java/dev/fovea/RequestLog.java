package dev.fovea;

import dev.fovea.config.Settings;
import dev.fovea.http.Served;
import dev.fovea.telemetry.Log;
import dev.fovea.telemetry.TelemetrySettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Brings what the edge served into the log. */
final class RequestLog {
  /** What balancers and engines ask every few seconds: news only when the answer is no. */
  private static final Set<String> PROBES = Set.of("/healthz", "/readyz");

  private static final int OK = 200;

  private final Log log;
  private final boolean wanted;

  RequestLog(Log log, Settings settings) {
    this.log = log;
    this.wanted = settings.get(TelemetrySettings.REQUESTS);
  }

  void served(Served served) {
    if (!wanted || isUneventful(served)) {
      return;
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", served.id());
    fields.put("method", served.method());
    fields.put("path", served.path());
    fields.put("status", served.status());
    fields.put("millis", served.took().toMillis());
    fields.put("bytes_in", served.bytesIn());
    fields.put("bytes_out", served.bytesOut());
    fields.putAll(served.notes());
    log.add("INFO", "request", fields);
  }

  private static boolean isUneventful(Served served) {
    return served.status() == OK && PROBES.contains(served.path());
  }
}
