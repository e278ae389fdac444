package dev.fovea.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Deletes what is older than it is to be kept, a few rows at a time. For use by one thread. */
final class Retention {
  /** Holds SQLite's one place to write for some milliseconds. */
  static final int BATCH = 1_000;

  private static final long LOOK_NANOS = Duration.ofHours(1).toNanos();

  private final Jdbi writing;
  private final Duration keep;
  private long nextLook = System.nanoTime();

  Retention(Jdbi writing, Duration keep) {
    this.writing = writing;
    this.keep = keep;
  }

  /** Deletes some when it is time to; what is left over is due at once. */
  void attend() {
    long now = System.nanoTime();
    if (now - nextLook >= 0) {
      nextLook = now + LOOK_NANOS; // also when the database is away
      if (sweep(Instant.now())) {
        nextLook = now;
      }
    }
  }

  /** Deletes the oldest, records of one moment together; true when there may be more. */
  boolean sweep(Instant now) {
    long end = now.minus(keep).toEpochMilli();
    return writing.inTransaction(handle -> {
      Optional<Long> last = last(handle, end);
      handle.execute(
          "delete from usage_record where at_millis < ? and at_millis <= ?",
          end,
          last.orElse(Long.MAX_VALUE));
      return last.isPresent();
    });
  }

  /** The moment of the last row of a batch; empty when there is less than one. */
  private static Optional<Long> last(Handle handle, long end) {
    return handle
        .createQuery(
            "select at_millis from usage_record where at_millis < ? order by at_millis"
                + " limit 1 offset "
                + (BATCH - 1))
        .bind(0, end)
        .mapTo(Long.class)
        .findOne();
  }
}
