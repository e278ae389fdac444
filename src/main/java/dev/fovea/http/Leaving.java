package dev.fovea.http;

import java.util.ArrayList;
import java.util.List;

/**
 * What is to be done when a client leaves before its answer is complete. Safe for use by many
 * threads.
 */
final class Leaving {
  private final List<Runnable> actions = new ArrayList<>(1);
  private boolean left;
  private boolean ignored;

  synchronized boolean left() {
    return left;
  }

  /** Does this when the client leaves; at once when it has. */
  void then(Runnable action) {
    synchronized (this) {
      actions.add(action);
    }
    run();
  }

  void leave() {
    synchronized (this) {
      left = true;
    }
    run();
  }

  /** While it is ignored that the client has left, nothing is done; it is done when that ends. */
  void ignore(boolean yes) {
    synchronized (this) {
      ignored = yes;
    }
    run();
  }

  private void run() {
    due().forEach(Runnable::run);
  }

  private synchronized List<Runnable> due() {
    if (!left || ignored) {
      return List.of();
    }
    List<Runnable> due = List.copyOf(actions);
    actions.clear();
    return due;
  }
}
