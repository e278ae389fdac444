package dev.fovea.media.fetch;

import dev.fovea.worker.Cancel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * From memory, from disk, or from its host: the file of a URL. Blocks the calling virtual thread.
 * Safe for use by many threads.
 */
final class Loader implements AutoCloseable {
  /** For a disk that is slow. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  private final FetchLimits limits;
  private final FetchMemory memory;
  private final FetchSlots slots;
  private final Flights flights;
  private final MemoryCache cache;
  private final Optional<DiskCache> disk;
  private final Download download;
  private final Duration keep;
  private final InstantSource clock;

  /**
   * @param keep how long a file is kept at most
   */
  Loader(
      FetchLimits limits,
      MemoryCache cache,
      Optional<DiskCache> disk,
      Download download,
      Duration keep,
      InstantSource clock) {
    this.limits = limits;
    this.memory = new FetchMemory(limits.memory());
    this.slots = new FetchSlots(limits);
    Duration longest =
        limits.timeout().compareTo(limits.videoTimeout()) > 0
            ? limits.timeout()
            : limits.videoTimeout();
    this.flights = new Flights(memory, longest.plus(limits.timeout()).plus(SLACK));
    this.cache = cache;
    this.disk = disk;
    this.download = download;
    this.keep = keep;
    this.clock = clock;
  }

  /**
   * The file, whose memory the caller holds from now on.
   *
   * @throws FetchFault when there is none
   * @throws dev.fovea.error.FailureException when there is no room, or {@code cancel} is asked for
   */
  Loaded load(FetchKey key, MediaUrl url, Cancel cancel) {
    Optional<FetchFault> refusal = cache.refusal(key);
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    Optional<MediaFile> known = cache.find(key);
    return known.isPresent()
        ? remembered(known.get())
        : flights.join(key, flight -> bring(flight, key, url), cancel);
  }

  private Loaded remembered(MediaFile file) {
    FetchMemory.Lease lease = memory.lease();
    lease.grow(file.bytes().length);
    return new Loaded(file, true, lease);
  }

  private void bring(Flight flight, FetchKey key, MediaUrl url) {
    Optional<DiskCache.Hit> hit = disk.flatMap(found -> found.find(key, flight.lease()));
    if (hit.isPresent()) {
      cache.put(key, hit.get().entry(), hit.get().file().bytes());
      flight.land(hit.get().file(), true);
      return;
    }
    try (var _ = slots.enter(key.account(), new Patience(limits.timeout(), flight.abandoned()))) {
      fetch(flight, key, url);
    } catch (FetchFault fault) {
      cache.refuse(key, fault);
      throw fault;
    }
  }

  /** Whoever waits need not wait for the disk. */
  private void fetch(Flight flight, FetchKey key, MediaUrl url) {
    var patience = new Patience(limits.timeout(key.modality()), flight.abandoned());
    Download.Result result = download.run(url, key.modality(), flight.lease(), keep, patience);
    if (result.keep().isZero()) {
      flight.land(result.file(), false);
      return;
    }
    byte[] bytes = result.file().bytes();
    var entry =
        new IndexEntry(
            Sha256.of(bytes), result.file().mediaType(), clock.instant().plus(result.keep()));
    cache.put(key, entry, bytes);
    flight.land(result.file(), false);
    disk.ifPresent(kept -> kept.put(key, entry, bytes));
  }

  /** Bytes that files of requests under way fill. */
  long held() {
    return memory.taken();
  }

  @Override
  public void close() {
    flights.close();
  }
}
