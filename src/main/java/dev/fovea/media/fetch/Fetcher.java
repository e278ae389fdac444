package dev.fovea.media.fetch;

import dev.fovea.config.Settings;
import dev.fovea.worker.Cancel;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Brings in what callers name by URL. Nothing else in the program opens a connection to an address
 * that a caller chose. Safe for use by many threads.
 */
public final class Fetcher implements AutoCloseable {
  /** The cache must not starve requests on a small heap. */
  private static final int HEAP_SHARE = 8;

  private final FetchLimits limits;
  private final AddressPolicy policy;
  private final Names names;
  private final Dialer dialer;
  private final Loader loader;

  /**
   * Opens nothing but its cache.
   *
   * @param data the data folder; the cache lies in it under {@code cache/media}
   * @param ownPort where this server listens, 0 while it does not
   * @throws dev.fovea.config.ConfigException when {@code fetch.trust} cannot be read
   */
  public Fetcher(Vertx vertx, Settings settings, Path data, IntSupplier ownPort) {
    this(vertx, settings, data, ownPort, InstantSource.system());
  }

  Fetcher(Vertx vertx, Settings settings, Path data, IntSupplier ownPort, InstantSource clock) {
    this.limits = FetchLimits.of(settings);
    this.policy = new AddressPolicy(settings, ownPort);
    this.dialer = new Dialer(vertx, settings, limits);
    this.names = new Names(settings);
    Duration keep = settings.get(FetchSettings.CACHE_TTL);
    this.loader =
        new Loader(
            limits,
            new MemoryCache(memory(settings), keep, clock),
            disk(settings, data, clock),
            new Download(limits, policy, names, dialer, userAgent()),
            keep,
            clock);
  }

  private static long memory(Settings settings) {
    return Math.min(
        settings.get(FetchSettings.CACHE_MEMORY), Runtime.getRuntime().maxMemory() / HEAP_SHARE);
  }

  private static Optional<DiskCache> disk(Settings settings, Path data, InstantSource clock) {
    long bytesMax = settings.get(FetchSettings.CACHE_DISK);
    Duration keep = settings.get(FetchSettings.CACHE_TTL);
    if (bytesMax == 0 || keep.isZero()) {
      return Optional.empty();
    }
    return CacheFolder.open(data.resolve("cache").resolve("media"), bytesMax, clock)
        .map(folder -> new DiskCache(folder, keep, clock));
  }

  private static String userAgent() {
    return "Fovea/"
        + Optional.ofNullable(Fetcher.class.getPackage().getImplementationVersion()).orElse("dev");
  }

  /**
   * Begins the fetches of one request; close what is returned.
   *
   * @param account files are shared with its other requests, and with no other account's
   * @param cancel asked for when the client has left
   */
  public Fetches open(String account, Cancel cancel) {
    return new Fetches(account, loader, policy.urls(), limits, cancel);
  }

  /** Bytes that files of requests under way fill. */
  long held() {
    return loader.held();
  }

  /** Gives up what is under way, and waits for what is being written to the disk: 5 s at most. */
  @Override
  public void close() {
    loader.close();
    dialer.close();
    names.close();
  }
}
