package dev.fovea.worker;

import java.util.concurrent.CompletableFuture;

/** Says, at most once, that nobody wants the answer any more. Safe for use by many threads. */
public final class Cancel {
  private final CompletableFuture<Void> asked = new CompletableFuture<>();

  /** Nobody wants the answer any more. Returns at once, from whatever thread. */
  public void now() {
    asked.complete(null);
  }

  public boolean asked() {
    return asked.isDone();
  }

  /** Runs {@code action} when that happens, or at once when it has; it must not block. */
  public void then(Runnable action) {
    var _ = asked.thenRun(action);
  }
}
