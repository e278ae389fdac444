package dev.fovea.media.fetch;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that fetched files of requests under way share. Who finds none is sent away at once:
 * somebody who waits while he holds a part could wait for ever. Safe for use by many threads.
 */
final class FetchMemory {
  private static final int RETRY_SECONDS = 2;

  private final long capacity;
  private final AtomicLong taken = new AtomicLong();

  FetchMemory(long capacity) {
    this.capacity = capacity;
  }

  /** Nothing yet, held once. */
  Lease lease() {
    return new Lease();
  }

  /** Bytes that are held. */
  long taken() {
    return taken.get();
  }

  private void take(long bytes) {
    if (taken.addAndGet(bytes) > capacity) {
      taken.addAndGet(-bytes);
      throw new FailureException(
          new Failure.Overloaded(
              "There is no memory for another file from a URL right now.", RETRY_SECONDS));
    }
  }

  /** One file's share; given back when all who hold it have let go. */
  final class Lease implements AutoCloseable {
    private long bytes;
    private int holders = 1;

    private Lease() {}

    /**
     * Takes more.
     *
     * @throws FailureException {@link Failure.Overloaded} when there is none
     */
    synchronized void grow(long more) {
      if (holders == 0) {
        throw new IllegalStateException("nobody holds it any more");
      }
      take(more);
      bytes += more;
    }

    /** Holds it once more. */
    synchronized void retain() {
      if (holders == 0) {
        throw new IllegalStateException("nobody holds it any more");
      }
      holders++;
    }

    /** Lets go once. */
    @Override
    public synchronized void close() {
      holders--;
      if (holders == 0) {
        taken.addAndGet(-bytes);
      }
    }
  }
}
