package dev.fovea.replay;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jdbi.v3.core.JdbiException;

/**
 * What could not be written because the database was away, to be written when it is back. Without
 * the database no request with a key begins, so that those under way bound what waits here. Safe
 * for use by many threads.
 */
final class LateWrites {
  private static final Logger LOG = System.getLogger(LateWrites.class.getName());

  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

  /** Writes now, or later. */
  void write(Runnable write) {
    if (!done(write)) {
      waiting.add(write);
    }
  }

  /** Tries what waits; stops at the first that fails again. */
  void retry() {
    for (Runnable next = waiting.peek(); next != null && done(next); next = waiting.peek()) {
      waiting.remove(next);
    }
  }

  private static boolean done(Runnable write) {
    try {
      write.run();
      return true;
    } catch (JdbiException e) {
      LOG.log(Level.WARNING, "an answer is not kept yet: {0}", e.getMessage());
      return false;
    }
  }
}
