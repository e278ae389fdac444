package dev.fovea.ledger;

import dev.fovea.cost.Money;

/**
 * What an account owns.
 *
 * @param posted what was granted less what was charged; below zero when it owes
 * @param held the part of it that requests under way have reserved
 */
public record Balance(Money posted, Money held) {
  static final Balance NONE = new Balance(Money.ZERO, Money.ZERO);

  /** What a new request can reserve. */
  public Money available() {
    return posted.minus(held);
  }
}
