package dev.fovea.http;

import dev.fovea.config.Setting;
import dev.fovea.config.Settings;
import java.time.Duration;
import java.util.List;

/** The edge's settings. */
public final class HttpSettings {
  public static final Setting<String> HOST =
      Setting.text(
          "host",
          "127.0.0.1",
          "Address to listen on. Anything but loopback lets other machines in: put TLS in front.");
  public static final Setting<Integer> PORT =
      Setting.integer("port", 8080, 0, 65_535, "Port to listen on; 0 takes any that is free.");
  static final Setting<Long> BODY_BYTES_MAX =
      Setting.bytes(
          "body.max_bytes",
          "64MiB",
          "1KiB",
          "1GiB",
          "Largest request body. A picture in base64 is a third larger than its file.");
  static final Setting<Integer> BODY_MEMORY =
      Setting.integer(
          "body.memory_percent",
          70,
          1,
          95,
          "Share of the heap that request bodies may fill; more wait unread until there is room.");
  static final Setting<Duration> BODY_TIMEOUT =
      Setting.duration(
          "body.timeout", "60s", "1s", "1h", "Time for a whole request body to arrive.");
  static final Setting<Duration> IDLE_TIMEOUT =
      Setting.duration(
          "connection.idle_timeout",
          "75s",
          "1s",
          "1h",
          "Time that a connection may stay open without sending a request.");
  static final Setting<Integer> CONNECTIONS_MAX =
      Setting.integer("connection.max", 10_000, 1, 1_000_000, "Connections at once.");
  static final Setting<Duration> HEARTBEAT =
      Setting.duration(
          "stream.heartbeat",
          "10s",
          "10ms",
          "5m",
          "Silence in a stream after which a comment line is sent, so that no proxy gives up.");
  static final Setting<Duration> WRITE_TIMEOUT =
      Setting.duration(
          "stream.write_timeout",
          "30s",
          "10ms",
          "10m",
          "Time that a client may leave a full buffer unread before it is cut off.");

  static final Setting<Duration> NOTICE =
      Setting.duration(
          "shutdown.notice",
          "0s",
          "0s",
          "1h",
          "Time for which requests are still answered when the server is told to stop, each with"
              + " Connection: close, while /readyz says 503: until balancers and clients with kept"
              + " connections know.");

  static final Setting<Duration> GRACE =
      Setting.duration(
          "shutdown.grace",
          "20s",
          "0s",
          "1h",
          "Time that running requests get to end when the server is told to stop, after the notice;"
              + " new ones are refused.");

  public static final List<Setting<?>> ALL =
      List.of(
          HOST,
          PORT,
          BODY_BYTES_MAX,
          BODY_MEMORY,
          BODY_TIMEOUT,
          IDLE_TIMEOUT,
          CONNECTIONS_MAX,
          HEARTBEAT,
          WRITE_TIMEOUT,
          NOTICE,
          GRACE);

  private HttpSettings() {}

  static EdgeLimits limits(Settings settings) {
    return new EdgeLimits(
        Math.toIntExact(settings.get(BODY_BYTES_MAX)),
        Runtime.getRuntime().maxMemory() / 100 * settings.get(BODY_MEMORY),
        settings.get(BODY_TIMEOUT),
        settings.get(IDLE_TIMEOUT),
        settings.get(CONNECTIONS_MAX),
        settings.get(HEARTBEAT),
        settings.get(WRITE_TIMEOUT));
  }
}
