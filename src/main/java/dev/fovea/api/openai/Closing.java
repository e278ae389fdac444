package dev.fovea.api.openai;

import dev.fovea.json.Json;
import dev.fovea.relay.Receipt;
import dev.fovea.vision.MediaReport;
import dev.fovea.vision.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an answer says at its end about itself: {@code usage}, {@code x_metrics} and {@code meta}.
 */
final class Closing {
  /** The header of what it cost; a stream has sent its head before anybody knows, and trails it. */
  static final String COST = "x-fovea-cost";

  private static final int DECIMALS = 3;

  private Closing() {}

  static ObjectNode usage(Usage usage) {
    ObjectNode json = Json.object();
    json.put("prompt_tokens", usage.promptTokens());
    json.put("completion_tokens", usage.completionTokens());
    json.put("total_tokens", usage.totalTokens());
    details(json, "prompt_tokens_details", usage.promptDetails());
    details(json, "completion_tokens_details", usage.completionDetails());
    if (usage.estimated()) {
      json.put("usage_estimated", true);
    }
    return json;
  }

  private static void details(ObjectNode json, String name, Map<String, Long> details) {
    if (!details.isEmpty()) {
      ObjectNode object = json.putObject(name);
      details.forEach(object::put);
    }
  }

  /** Adds the members that Fovea gives every answer, and what was done with the media if told. */
  static void extend(ObjectNode answer, Receipt receipt, MediaReport report, Clock clock) {
    long completion = receipt.outcome().usage().completionTokens();
    ObjectNode metrics = answer.putObject("x_metrics");
    metrics.put("ttft_seconds", clock.firstSeconds());
    metrics.put("tps", clock.perSecond(completion));
    metrics.put("total_time_seconds", clock.totalSeconds());
    meta(answer, receipt);
    if (report.wanted()) {
      answer.set("x_media", MediaReportWriter.json(report));
    }
    receipt.warning().ifPresent(warning -> answer.putArray("x_warnings").add(warning));
  }

  /** What the answer cost, in dollars and without an exponent. */
  static String cost(Receipt receipt) {
    return receipt.paid().usd().toPlainString();
  }

  /** Adds what the answer cost. */
  static void meta(ObjectNode answer, Receipt receipt) {
    ObjectNode usage = answer.putObject("meta").putObject("usage");
    usage.put("credits_used", receipt.paid().credits());
    usage.put("usd_spent", receipt.paid().usd());
  }

  /** When a request was read, when the first of its answer came, and now. */
  static final class Clock {
    private final long startedNanos;
    private long firstNanos;

    Clock(long startedNanos) {
      this.startedNanos = startedNanos;
    }

    /** Something of the answer has come. */
    void tick() {
      if (firstNanos == 0) {
        firstNanos = System.nanoTime();
      }
    }

    Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    Optional<Duration> first() {
      return firstNanos == 0
          ? Optional.empty()
          : Optional.of(Duration.ofNanos(firstNanos - startedNanos));
    }

    BigDecimal firstSeconds() {
      return seconds((firstNanos == 0 ? System.nanoTime() : firstNanos) - startedNanos);
    }

    BigDecimal totalSeconds() {
      return seconds(System.nanoTime() - startedNanos);
    }

    BigDecimal perSecond(long tokens) {
      double elapsed = Math.max(1, System.nanoTime() - startedNanos);
      return round(tokens / (elapsed / TimeUnit.SECONDS.toNanos(1)));
    }

    private static BigDecimal seconds(long nanos) {
      return round((double) nanos / TimeUnit.SECONDS.toNanos(1));
    }

    private static BigDecimal round(double value) {
      return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
  }
}
