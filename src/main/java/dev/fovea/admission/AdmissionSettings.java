package dev.fovea.admission;

import dev.fovea.config.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How much may be under way at once. */
public final class AdmissionSettings {
  static final Setting<Integer> REQUESTS_MAX =
      Setting.integer(
          "admission.requests_max",
          4096,
          1,
          1_000_000,
          "Model requests under way at once; more are refused with 503 and a time to come back.");

  static final Setting<Optional<RedisAddress>> REDIS =
      new Setting<>(
          "redis",
          Optional.empty(),
          "",
          "an address such as redis://:password@host:6379/0, or rediss:// for TLS",
          true,
          "Redis or Valkey, by which several servers keep the limits of keys together. Without it"
              + " each server keeps them in its memory.",
          text -> Optional.of(RedisAddress.parse(text)));

  static final Setting<Duration> REDIS_TIMEOUT =
      Setting.duration(
          "admission.redis_timeout",
          "500ms",
          "10ms",
          "30s",
          "How long a request waits for Redis before its server keeps the limits alone.");

  public static final List<Setting<?>> ALL = List.of(REQUESTS_MAX, REDIS, REDIS_TIMEOUT);

  private AdmissionSettings() {}
}
