package dev.fovea.media.fetch;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What {@link MemoryCache} has no room for, or had before a restart: a folder for each account, in
 * it contents named by their SHA-256, and for each URL a small file that names its content. No name
 * shows a URL. Safe for use by many threads.
 */
final class DiskCache {
  private static final int ACCOUNT_DIGITS = 32;

  private final CacheFolder folder;
  private final Duration most;
  private final InstantSource clock;

  /**
   * @param most how long anything is kept
   */
  DiskCache(CacheFolder folder, Duration most, InstantSource clock) {
    this.folder = folder;
    this.most = most;
    this.clock = clock;
  }

  /** A file, and what is known of it. */
  record Hit(IndexEntry entry, MediaFile file) {}

  /**
   * Reads the file; one whose bytes are not what they were is not found.
   *
   * @param lease grows by the file before it is read
   */
  Optional<Hit> find(FetchKey key, FetchMemory.Lease lease) {
    Optional<IndexEntry> entry = folder.read(url(key)).flatMap(IndexEntry::read);
    if (entry.filter(known -> known.isFresh(clock.instant(), most)).isEmpty()) {
      folder.delete(url(key));
      return Optional.empty();
    }
    return entry.flatMap(known -> content(key, known, lease));
  }

  private Optional<Hit> content(FetchKey key, IndexEntry entry, FetchMemory.Lease lease) {
    String name = account(key) + "/" + entry.sha256();
    OptionalLong size = folder.size(name);
    if (size.isEmpty()) {
      return Optional.empty();
    }
    lease.grow(size.getAsLong());
    Optional<byte[]> bytes = folder.read(name);
    if (bytes.filter(read -> Sha256.of(read).equals(entry.sha256())).isEmpty()) {
      folder.delete(name);
      return Optional.empty();
    }
    return bytes.map(read -> new Hit(entry, new MediaFile(read, entry.mediaType())));
  }

  void put(FetchKey key, IndexEntry entry, byte[] bytes) {
    String content = account(key) + "/" + entry.sha256();
    if (folder.size(content).isEmpty()) {
      folder.write(content, bytes);
    }
    folder.write(url(key), entry.bytes());
  }

  private static String account(FetchKey key) {
    return Sha256.of(key.account()).substring(0, ACCOUNT_DIGITS);
  }

  private static String url(FetchKey key) {
    return account(key) + "/" + key.url() + ".url";
  }
}
