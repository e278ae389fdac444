package dev.fovea.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * The memory that request bodies share. A body that does not fit waits, unread, until others are
 * done: its client feels a slow connection, and the heap stays whole. First come, first served.
 * Safe for use by many threads.
 */
final class BodyMemory {
  private final long capacity;

  /** A waiting body is a connection, so the limit of connections bounds the queue. */
  private final Queue<Lease> queue = new ArrayDeque<>();

  private long taken;

  BodyMemory(long capacity) {
    this.capacity = capacity;
  }

  /**
   * Asks for memory and runs {@code admitted} when it is there, at once or later, on the thread
   * that freed it.
   *
   * @param bytes the body's size; more than all there is counts as all there is
   */
  Lease ask(long bytes, Runnable admitted) {
    var lease = new Lease(Math.min(bytes, capacity), admitted);
    synchronized (this) {
      queue.add(lease);
    }
    admit();
    return lease;
  }

  private void admit() {
    List<Runnable> admitted = new ArrayList<>(1);
    synchronized (this) {
      while (!queue.isEmpty() && taken + queue.element().bytes <= capacity) {
        Lease next = queue.remove();
        next.held = true;
        taken += next.bytes;
        admitted.add(next.admitted);
      }
    }
    admitted.forEach(Runnable::run);
  }

  /** One body's share. */
  final class Lease implements AutoCloseable {
    private final Runnable admitted;
    private long bytes;
    private boolean held;

    private Lease(long bytes, Runnable admitted) {
      this.bytes = bytes;
      this.admitted = admitted;
    }

    /** Keeps only as much as turned out to be needed. */
    void shrink(long needed) {
      synchronized (BodyMemory.this) {
        if (held && needed < bytes) {
          taken -= bytes - needed;
          bytes = needed;
        }
      }
      admit();
    }

    /** Gives the rest back, or stops waiting; more than once is fine. */
    @Override
    public void close() {
      synchronized (BodyMemory.this) {
        queue.remove(this);
        if (held) {
          taken -= bytes;
          held = false;
        }
      }
      admit();
    }
  }
}
