package dev.fovea.ledger;

import dev.fovea.cost.Money;
import dev.fovea.usage.UsageRecord;
import java.util.Optional;

/** What can be asked of the books. */
sealed interface Operation {

  /** The transfer. */
  String id();

  /** The customer whose row the operation changes. */
  String account();

  /** The month that it counts for, where the key has a budget. */
  Optional<Spending> spending();

  /** Reserves the ceiling of a claim, if there is credit and budget for it. */
  record Reserve(Claim claim, Optional<Spending> spending, long millis) implements Operation {
    @Override
    public String id() {
      return claim.requestId();
    }

    @Override
    public String account() {
      return claim.account();
    }
  }

  /**
   * Moves a charge, whatever became of its hold, and writes down what it was for.
   *
   * @param prepaid whether no more is taken than there is
   */
  record Settle(
      String id,
      String account,
      boolean prepaid,
      Optional<Spending> spending,
      Money amount,
      long millis,
      UsageRecord record)
      implements Operation {
    public Settle {
      Bounds.positive(amount);
    }
  }

  /** Lets go of what is held, if it still is; it then has the state {@code end}. */
  record Release(String id, String account, Optional<Spending> spending, Transfer.State end)
      implements Operation {}

  /** Gives credit, or takes it back when the amount is negative. */
  record Grant(String id, String account, long nano, long millis) implements Operation {
    public Grant {
      Bounds.check(new Money(Math.absExact(nano)));
    }

    @Override
    public Optional<Spending> spending() {
      return Optional.empty();
    }
  }
}
