package dev.fovea.ledger;

import dev.fovea.error.FailureException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** An operation on its way into the books, and whoever waits for what becomes of it. */
final class Pending {
  private final Operation operation;
  private final CompletableFuture<Verdict> verdict = new CompletableFuture<>();

  Pending(Operation operation) {
    this.operation = operation;
  }

  Operation operation() {
    return operation;
  }

  /** Tells the verdict; false when something was told before. */
  boolean settle(Verdict result) {
    return verdict.complete(result);
  }

  /** Tells that nothing came of it; false when something was told before. */
  boolean fail(RuntimeException failure) {
    return verdict.completeExceptionally(failure);
  }

  boolean isOpen() {
    return !verdict.isDone();
  }

  /**
   * Waits.
   *
   * @throws FailureException when the database is away
   */
  Verdict await() {
    try {
      return verdict.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }
}
