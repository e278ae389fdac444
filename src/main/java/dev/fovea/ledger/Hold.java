package dev.fovea.ledger;

import dev.fovea.cost.Money;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A charge that is not settled yet. Closing it unsettled voids it. For one request; not for two
 * threads at once.
 */
public final class Hold implements AutoCloseable {
  /** How a hold ends in the books. */
  interface End {
    void post(Money amount);

    void release();
  }

  private final String requestId;
  private final End end;
  private final AtomicBoolean resolved = new AtomicBoolean();

  Hold(String requestId, End end) {
    this.requestId = requestId;
    this.end = end;
  }

  /**
   * Settles the charge; returns when it cannot be lost any more. A charge of nothing is a void.
   *
   * @param amount what the request cost, which may be more than was held
   * @throws IllegalStateException when it is settled or void already
   */
  public void post(Money amount) {
    if (!resolved.compareAndSet(false, true)) {
      throw new IllegalStateException("hold " + requestId + " is resolved already");
    }
    end.post(amount);
  }

  @Override
  public void close() {
    if (resolved.compareAndSet(false, true)) {
      end.release();
    }
  }
}
