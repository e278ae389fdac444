package dev.fovea.ledger;

import dev.fovea.cost.Money;
import dev.fovea.error.FailureException;
import dev.fovea.usage.UsageRecord;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A charge that is not settled yet. Closing it unsettled voids it. For one request; not for two
 * threads at once.
 */
public final class Hold implements AutoCloseable {
  /** How a hold ends in the books. */
  interface End {
    Money post(Money amount, UsageRecord record);

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
   * Settles the charge and keeps the record with it. Returns when neither can be lost any more: the
   * database has committed them, or, while it is away, the journal has them on the disk. A charge
   * of nothing voids the hold; where nothing was held either, the record is kept in passing and
   * nobody waits.
   *
   * @param amount what the request cost, which may be more than was held
   * @return what the account pays of it: less where its credit and the overdraw do not reach, and
   *     the record says then what is left; all of it while it is in the journal, because nobody can
   *     know yet
   * @throws IllegalStateException when it is settled or void already
   * @throws FailureException {@code StoreUnavailable} when not even the journal takes it
   */
  public Money post(Money amount, UsageRecord record) {
    if (!resolved.compareAndSet(false, true)) {
      throw new IllegalStateException("hold " + requestId + " is resolved already");
    }
    return end.post(amount, record);
  }

  @Override
  public void close() {
    if (resolved.compareAndSet(false, true)) {
      end.release();
    }
  }
}
