package dev.fovea;

import dev.fovea.http.Served;
import dev.fovea.telemetry.Metrics;
import java.util.Map;

/** Brings what the edge served into the metrics. */
final class RequestMetrics {
  private final Metrics metrics;

  RequestMetrics(Metrics metrics) {
    this.metrics = metrics;
  }

  void served(Served served) {
    Map<String, Object> notes = served.notes();
    String provider = text(notes, "provider");
    // A name that no provider was asked by is what some client wrote.
    String model = provider.isEmpty() ? "" : text(notes, "model");
    metrics.served(served.status(), model, provider, served.took());
    if (!provider.isEmpty()) {
      metrics.used(
          model, provider, count(notes, "prompt_tokens"), count(notes, "completion_tokens"));
    }
    String warning = text(notes, "warning");
    if (!warning.isEmpty()) {
      metrics.warned(model, provider, warning);
    }
  }

  private static String text(Map<String, Object> notes, String name) {
    return notes.getOrDefault(name, "").toString();
  }

  private static long count(Map<String, Object> notes, String name) {
    return notes.getOrDefault(name, 0L) instanceof Number number ? number.longValue() : 0;
  }
}
