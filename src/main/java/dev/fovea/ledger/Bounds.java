package dev.fovea.ledger;

import dev.fovea.cost.Money;

/** How large amounts and balances may become, so that no sum of two leaves a {@code long}. */
final class Bounds {
  /** USD 1 billion: the most that one grant moves. */
  static final long AMOUNT_MAX = 1_000_000_000_000_000_000L;

  /** USD 8 billion, either way; the tables refuse 9. */
  static final long BALANCE_MAX = 8_000_000_000_000_000_000L;

  private Bounds() {}

  /**
   * @throws IllegalArgumentException when it is negative
   */
  static void positive(Money amount) {
    if (amount.nanoUsd() < 0) {
      throw new IllegalArgumentException("a negative amount: " + amount);
    }
  }

  /**
   * @throws IllegalArgumentException when it is negative or more than a grant moves
   */
  static void check(Money amount) {
    if (amount.nanoUsd() < 0 || amount.nanoUsd() > AMOUNT_MAX) {
      throw new IllegalArgumentException("no amount to move: " + amount);
    }
  }
}
