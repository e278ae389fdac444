package dev.fovea.provider;

import dev.fovea.config.Setting;
import java.time.Duration;
import java.util.List;

/** What an operator may set about upstreams and about finding local engines. */
public final class ProviderSettings {

  /** Whether to look for engines on this machine. */
  public static final Setting<Boolean> DISCOVER =
      Setting.flag(
          "engines.discover",
          true,
          "Look for Ollama, llama-server, vLLM, SGLang and LM Studio on this machine and serve"
              + " their models as `<engine>/<model>`.");

  /** Time between two looks. */
  public static final Setting<Duration> INTERVAL =
      Setting.duration(
          "engines.interval", "30s", "50ms", "1h", "How often to look again for local engines.");

  /** Where to look. */
  public static final Setting<List<Integer>> PORTS =
      Setting.of(
          "engines.ports",
          "11434,8080,9931,8000,30000,1234",
          "at most 16 ports from 1 to 65535 with commas between them",
          "The ports of 127.0.0.1 on which to look. Every engine is recognised on every port.",
          EnginePorts::parse);

  /** The longest wait for a connection to a local engine. */
  public static final Setting<Duration> PROBE_CONNECT =
      Setting.duration(
          "engines.connect_timeout",
          "300ms",
          "10ms",
          "10s",
          "The longest wait for a connection when looking for a local engine.");

  /** The longest wait for a local engine's answer. */
  public static final Setting<Duration> PROBE_READ =
      Setting.duration(
          "engines.read_timeout",
          "800ms",
          "10ms",
          "10s",
          "The longest wait for a whole answer when looking for a local engine.");

  /** The longest wait for a connection to a provider. */
  public static final Setting<Duration> CONNECT =
      Setting.duration(
          "upstream.connect_timeout",
          "10s",
          "10ms",
          "5m",
          "The longest wait for a connection to a provider.");

  /** The longest wait for the first byte of an answer. */
  public static final Setting<Duration> FIRST_BYTE =
      Setting.duration(
          "upstream.first_byte_timeout",
          "300s",
          "10ms",
          "1h",
          "The longest wait for the first byte of a provider's answer, once the request is sent."
              + " Large pictures and reasoning take time.");

  /** The longest silence within an answer. */
  public static final Setting<Duration> IDLE =
      Setting.duration(
          "upstream.idle_timeout",
          "120s",
          "10ms",
          "1h",
          "The longest silence within a provider's answer before it counts as dead.");

  /** Connections to one provider. */
  public static final Setting<Integer> CONNECTIONS =
      Setting.integer(
          "upstream.connections", 1024, 1, 65536, "The most open connections to one provider.");

  /** The largest answer that is held in memory whole. */
  public static final Setting<Long> REPLY_MAX =
      Setting.bytes(
          "upstream.reply_max_bytes",
          "64MiB",
          "1KiB",
          "1GiB",
          "The largest answer that is not streamed; a larger one counts as a failure of the"
              + " provider.");

  /** Every one of them. */
  public static final List<Setting<?>> ALL =
      List.of(
          DISCOVER,
          INTERVAL,
          PORTS,
          PROBE_CONNECT,
          PROBE_READ,
          CONNECT,
          FIRST_BYTE,
          IDLE,
          CONNECTIONS,
          REPLY_MAX);

  private ProviderSettings() {}
}
