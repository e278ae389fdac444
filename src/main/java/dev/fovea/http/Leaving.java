package dev.fovea.http;

import java.util.ArrayList;
import java.util.List;

/**
 * What is to be done when a client leaves before its answer is complete. Confined to the event
 * loop.
 */
final class Leaving {
  private final List<Runnable> actions = new ArrayList<>(1);
  private boolean left;
  private boolean ignored;

  boolean left() {
    return left;
  }

  /** Does this when the client leaves; at once when it has. */
  void then(Runnable action) {
    actions.add(action);
    run();
  }

  void leave() {
    left = true;
    run();
  }

  /** While it is ignored that the client has left, nothing is done; it is done when that ends. */
  void ignore(boolean yes) {
    ignored = yes;
    run();
  }

  private void run() {
    if (left && !ignored) {
      List<Runnable> due = List.copyOf(actions);
      actions.clear();
      due.forEach(Runnable::run);
    }
  }
}
