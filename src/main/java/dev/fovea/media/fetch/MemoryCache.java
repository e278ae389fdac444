package dev.fovea.media.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What was fetched a short while ago, and what could not be. Contents are kept once for each
 * account, however many URLs name them. Safe for use by many threads.
 */
final class MemoryCache {
  private static final long URLS_MAX = 20_000;
  private static final int ENTRY_BYTES = 256;

  /** Long enough for a conversation's retries, short enough for whoever mends his host. */
  private static final Duration REFUSALS_KEPT = Duration.ofSeconds(5);

  private record Content(String account, String sha256) {}

  private record Refusal(FetchFault fault, Instant until) {}

  private final InstantSource clock;
  private final Duration most;
  private final Cache<FetchKey, IndexEntry> index =
      Caffeine.newBuilder().maximumSize(URLS_MAX).executor(Runnable::run).build();
  private final Cache<FetchKey, Refusal> refusals =
      Caffeine.newBuilder().maximumSize(URLS_MAX).executor(Runnable::run).build();
  private final Cache<Content, byte[]> contents;

  /**
   * @param most how long anything is kept
   */
  MemoryCache(long bytesMax, Duration most, InstantSource clock) {
    this.clock = clock;
    this.most = most;
    this.contents =
        Caffeine.newBuilder()
            .maximumWeight(bytesMax)
            .weigher((Content _, byte[] bytes) -> Math.addExact(ENTRY_BYTES, bytes.length))
            .executor(Runnable::run)
            .build();
  }

  Optional<MediaFile> find(FetchKey key) {
    return Optional.ofNullable(index.getIfPresent(key))
        .filter(entry -> entry.isFresh(clock.instant(), most))
        .flatMap(entry ->
            Optional.ofNullable(contents.getIfPresent(new Content(key.account(), entry.sha256())))
                .map(bytes -> new MediaFile(bytes, entry.mediaType())));
  }

  void put(FetchKey key, IndexEntry entry, byte[] bytes) {
    refusals.invalidate(key);
    var _ = contents.get(new Content(key.account(), entry.sha256()), _ -> bytes);
    index.put(key, entry);
  }

  /** Why the URL gave nothing a moment ago. */
  Optional<FetchFault> refusal(FetchKey key) {
    return Optional.ofNullable(refusals.getIfPresent(key))
        .filter(refusal -> clock.instant().isBefore(refusal.until))
        .map(Refusal::fault);
  }

  void refuse(FetchKey key, FetchFault fault) {
    refusals.put(key, new Refusal(fault, clock.instant().plus(REFUSALS_KEPT)));
  }
}
