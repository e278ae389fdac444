package dev.fovea.replay;

import dev.fovea.config.Setting;
import java.time.Duration;
import java.util.List;

/** What is kept for requests that are sent again, and for how long. */
public final class ReplaySettings {
  static final Setting<Duration> KEEP =
      Setting.duration(
          "idempotency.keep",
          "24h",
          "1s",
          "30d",
          "How long the answer to a request with an `Idempotency-Key` is kept for its repetitions.");
  static final Setting<Long> ANSWER_MAX =
      Setting.bytes(
          "idempotency.answer_max",
          "1MiB",
          "1KiB",
          "64MiB",
          "Largest answer that is kept. The repetition of a request whose answer was larger is"
              + " refused, not done again.");
  static final Setting<Duration> LEASE =
      Setting.duration(
          "idempotency.lease",
          "30s",
          "1s",
          "10m",
          "Time that a request with an `Idempotency-Key` may go without a sign of life from its"
              + " server before its key is free again: how long a killed server blocks a key.");

  public static final List<Setting<?>> ALL = List.of(KEEP, ANSWER_MAX, LEASE);

  private ReplaySettings() {}
}
