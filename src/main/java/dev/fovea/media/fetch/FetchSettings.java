package dev.fovea.media.fetch;

import dev.fovea.config.Setting;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an operator may set about fetching pictures and videos from callers' URLs. */
public final class FetchSettings {
  static final Setting<Boolean> HTTP =
      Setting.flag(
          "fetch.http",
          false,
          "Fetch http URLs, too, not only https. What comes that way may have been changed on the"
              + " way.");

  static final Setting<Optional<Set<Integer>>> PORTS =
      Setting.optional(
          "fetch.ports",
          "at most 64 ports from 1 to 65535 with commas between them",
          "Ports that a URL may name beside 443, and 80 where `fetch.http` is set.",
          FetchPorts::parse);

  static final Setting<Optional<List<AllowRule>>> ALLOW =
      Setting.optional(
          "fetch.allow",
          "at most 256 of 10.1.2.0/24, 10.1.2.3:9000, [fd00::/8]:9000 or minio.internal:9000 with"
              + " commas between them",
          "Addresses that may be fetched from although they are not public, for stores of your own:"
              + " networks or host names, each with or without a port. A host name vouches for"
              + " whatever it resolves to. Without a port the ordinary ones are meant. Every caller"
              + " can then fetch from there.",
          AllowRules::parse);

  static final Setting<Optional<List<InetSocketAddress>>> DNS =
      Setting.optional(
          "fetch.dns",
          "at most 3 addresses such as 10.0.0.2 or 127.0.0.1:5353 with commas between them",
          "DNS servers to ask instead of the system's. Search domains are never used.",
          DnsServers::parse);

  static final Setting<Optional<Path>> TRUST =
      Setting.optionalPath(
          "fetch.trust",
          "A file of certificates in PEM that are trusted beside the system's, for stores of your"
              + " own.");

  static final Setting<Long> BYTES =
      Setting.bytes("fetch.bytes", "20MB", "1KiB", "256MiB", "Largest picture that is fetched.");

  static final Setting<Long> VIDEO_BYTES =
      Setting.bytes("fetch.video_bytes", "48MiB", "1KiB", "1GiB", "Largest video that is fetched.");

  static final Setting<Long> REQUEST_BYTES =
      Setting.bytes(
          "fetch.request_bytes",
          "64MiB",
          "1KiB",
          "4GiB",
          "Largest sum of all that is fetched for one request.");

  static final Setting<Duration> TIMEOUT =
      Setting.duration(
          "fetch.timeout",
          "10s",
          "50ms",
          "10m",
          "Time for a picture to be fetched, redirects included; also the longest wait for its"
              + " turn.");

  static final Setting<Duration> VIDEO_TIMEOUT =
      Setting.duration(
          "fetch.video_timeout",
          "60s",
          "50ms",
          "1h",
          "Time for a video to be fetched, redirects included.");

  static final Setting<Duration> FIRST_BYTE =
      Setting.duration(
          "fetch.first_byte_timeout",
          "5s",
          "50ms",
          "10m",
          "Time from the look-up of a name to the head of the answer; anew for each redirect.");

  static final Setting<Integer> CONCURRENCY =
      Setting.integer("fetch.concurrency", 64, 1, 10_000, "Fetches at once.");

  static final Setting<Integer> ACCOUNT_CONCURRENCY =
      Setting.integer(
          "fetch.account_concurrency",
          32,
          1,
          10_000,
          "Fetches at once for one account, so that slow hosts of one hold up no other.");

  static final Setting<Integer> REQUEST_CONCURRENCY =
      Setting.integer("fetch.request_concurrency", 8, 1, 100, "Fetches at once for one request.");

  static final Setting<Integer> QUEUE =
      Setting.integer(
          "fetch.queue",
          512,
          0,
          100_000,
          "Fetches that may wait for their turn, at most half of them of one account; more get a"
              + " 503.");

  static final Setting<Integer> MEMORY =
      Setting.integer(
          "fetch.memory_percent",
          15,
          1,
          90,
          "Share of the heap that fetched files of requests under way may fill; more get a 503.");

  static final Setting<Duration> CACHE_TTL =
      Setting.duration(
          "fetch.cache.ttl",
          "10m",
          "0s",
          "1d",
          "How long a URL is answered from the cache at most; its host's `Cache-Control` may"
              + " shorten it.");

  static final Setting<Long> CACHE_MEMORY =
      Setting.bytes(
          "fetch.cache.memory",
          "64MiB",
          "0",
          "64GiB",
          "Memory for fetched files that may be asked for again; never more than an eighth of the"
              + " heap.");

  static final Setting<Long> CACHE_DISK =
      Setting.bytes(
          "fetch.cache.disk",
          "1GiB",
          "0",
          "1024GiB",
          "Disk space for the same, in the data folder under `cache/media`; 0 keeps files off the"
              + " disk.");

  public static final List<Setting<?>> ALL =
      List.of(
          HTTP,
          PORTS,
          ALLOW,
          DNS,
          TRUST,
          BYTES,
          VIDEO_BYTES,
          REQUEST_BYTES,
          TIMEOUT,
          VIDEO_TIMEOUT,
          FIRST_BYTE,
          CONCURRENCY,
          ACCOUNT_CONCURRENCY,
          REQUEST_CONCURRENCY,
          QUEUE,
          MEMORY,
          CACHE_TTL,
          CACHE_MEMORY,
          CACHE_DISK);

  private FetchSettings() {}
}
