package dev.fovea.media.fetch;

import dev.fovea.worker.Cancel;
import java.util.concurrent.CompletableFuture;

/** One fetch, and all who wait for it. Safe for use by many threads. */
final class Flight {
  private final FetchMemory.Lease lease;
  private final Cancel abandoned = new Cancel();
  private final CompletableFuture<Loaded> landed = new CompletableFuture<>();
  private int passengers;

  /**
   * @param lease held once, for the flight itself
   */
  Flight(FetchMemory.Lease lease) {
    this.lease = lease;
  }

  FetchMemory.Lease lease() {
    return lease;
  }

  /** Asked when the last passenger has left. */
  Cancel abandoned() {
    return abandoned;
  }

  CompletableFuture<Loaded> landed() {
    return landed;
  }

  /** Comes along, and holds the lease; false when it is too late. */
  synchronized boolean board() {
    if (landed.isDone() || abandoned.asked()) {
      return false;
    }
    lease.retain();
    passengers++;
    return true;
  }

  /** Leaves without the file. */
  synchronized void leave() {
    lease.close();
    passengers--;
    if (passengers == 0) {
      abandoned.now();
    }
  }

  synchronized void land(MediaFile file, boolean cached) {
    landed.complete(new Loaded(file, cached, lease));
  }

  synchronized void fail(RuntimeException cause) {
    landed.completeExceptionally(cause);
  }
}
