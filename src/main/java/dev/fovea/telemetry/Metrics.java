package dev.fovea.telemetry;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * What is counted of the requests, for Prometheus. Labels are names of the catalogue and words of
 * ours, never what a client wrote, so that there are few. Safe for use by many threads.
 */
public final class Metrics {
  /** Seconds: from an error that is told at once to a video that is thought about. */
  private static final double[] BUCKETS = {0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300};

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter requests =
      Counter.builder()
          .name("fovea_requests_total")
          .help("Requests by status, and by model and provider where one was asked.")
          .withoutExemplars()
          .labelNames("status", "model", "provider")
          .register(registry);
  private final Histogram seconds =
      Histogram.builder()
          .name("fovea_request_seconds")
          .help("Time from a request's head to the end of its answer.")
          .withoutExemplars()
          .labelNames("model")
          .classicOnly()
          .classicUpperBounds(BUCKETS)
          .register(registry);
  private final Counter tokens =
      Counter.builder()
          .name("fovea_tokens_total")
          .help("Tokens that were accounted for.")
          .withoutExemplars()
          .labelNames("model", "provider", "kind")
          .register(registry);
  private final Counter warnings =
      Counter.builder()
          .name("fovea_warnings_total")
          .help("Answers that look wrong, such as image_probably_ignored.")
          .withoutExemplars()
          .labelNames("model", "provider", "warning")
          .register(registry);

  /**
   * One more request.
   *
   * @param model empty unless somebody was asked
   * @param provider who was asked; may be empty
   */
  public void served(int status, String model, String provider, Duration took) {
    requests.labelValues(Integer.toString(status), model, provider).inc();
    seconds.labelValues(model).observe((double) took.toNanos() / TimeUnit.SECONDS.toNanos(1));
  }

  /** What it used. */
  public void used(String model, String provider, long promptTokens, long completionTokens) {
    tokens.labelValues(model, provider, "prompt").inc(promptTokens);
    tokens.labelValues(model, provider, "completion").inc(completionTokens);
  }

  /** What looked wrong with an answer. */
  public void warned(String model, String provider, String warning) {
    warnings.labelValues(model, provider, warning).inc();
  }

  /**
   * Shows a value that is asked for whenever the page is.
   *
   * @param value asked by the thread that makes the page
   */
  public void shows(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(gauge -> gauge.call(value.getAsDouble()))
        .register(registry);
  }

  /**
   * Shows what somebody else counts, from the start of the program and never down.
   *
   * @param name ends in {@code _total}
   * @param value asked by the thread that makes the page
   */
  public void counts(String name, String help, LongSupplier value) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(counter -> counter.call((double) value.getAsLong()))
        .register(registry);
  }

  /** Everything counted, in Prometheus' text format. */
  public byte[] page() {
    var page = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(page, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return page.toByteArray();
  }
}
