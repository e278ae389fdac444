package dev.fovea.ledger;

import dev.fovea.cost.Money;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A charge that is not settled yet. Closing it unsettled voids it. */
public final class Hold implements AutoCloseable {
  private final String requestId;
  private final Consumer<Money> post;
  private final AtomicBoolean resolved = new AtomicBoolean();

  Hold(String requestId, Consumer<Money> post) {
    this.requestId = requestId;
    this.post = post;
  }

  /**
   * Settles the charge.
   *
   * @throws IllegalStateException when it is settled or void already
   */
  public void post(Money amount) {
    if (!resolved.compareAndSet(false, true)) {
      throw new IllegalStateException("hold " + requestId + " is resolved already");
    }
    post.accept(amount);
  }

  @Override
  public void close() {
    resolved.set(true);
  }
}
