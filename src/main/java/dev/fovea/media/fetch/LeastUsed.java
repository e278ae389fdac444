package dev.fovea.media.fetch;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The sizes of files by name, bounded in sum and in number; knows which was used longest ago. Safe
 * for use by many threads.
 */
final class LeastUsed {
  private static final int COUNT_MAX = 20_000;

  /** What a small file takes on most disks. */
  private static final long BLOCK = 4096;

  private final long bytesMax;
  private final Map<String, Long> sizes = new LinkedHashMap<>(16, 0.75f, true);
  private long sum;

  LeastUsed(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  long bytesMax() {
    return bytesMax;
  }

  /** Adds a file as the one used last; returns those that have to go. */
  synchronized List<String> put(String name, long size) {
    remove(name);
    sizes.put(name, size);
    sum += onDisk(size);
    List<String> gone = new ArrayList<>();
    Iterator<Map.Entry<String, Long>> oldest = sizes.entrySet().iterator();
    while ((sum > bytesMax || sizes.size() > COUNT_MAX) && oldest.hasNext()) {
      Map.Entry<String, Long> next = oldest.next();
      gone.add(next.getKey());
      sum -= onDisk(next.getValue());
      oldest.remove();
    }
    return gone;
  }

  /** The size of a file, which counts as used now; empty when there is none. */
  synchronized OptionalLong size(String name) {
    return Optional.ofNullable(sizes.get(name)).stream().mapToLong(Long::longValue).findFirst();
  }

  synchronized void remove(String name) {
    Optional.ofNullable(sizes.remove(name)).ifPresent(size -> sum -= onDisk(size));
  }

  private static long onDisk(long size) {
    return Math.ceilDiv(size, BLOCK) * BLOCK;
  }
}
