package dev.fovea.cost;

import java.math.BigDecimal;

/**
 * An amount in whole nano-dollars (USD 0.000000001); sums that do not fit in a {@code long} throw
 * {@link ArithmeticException}.
 *
 * <p>One credit is USD 0.0000005, so 500 nano-dollars.
 */
public record Money(long nanoUsd) implements Comparable<Money> {
  public static final Money ZERO = new Money(0);

  /** After the point of an amount in dollars. */
  static final int DIGITS = 9;

  private static final long NANO_PER_CREDIT = 500;

  public Money plus(Money other) {
    return new Money(Math.addExact(nanoUsd, other.nanoUsd));
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(nanoUsd, other.nanoUsd));
  }

  /** Whole credits, a started one counted as one. */
  public long credits() {
    return Math.ceilDiv(nanoUsd, NANO_PER_CREDIT);
  }

  /** Dollars, exact to the nano-dollar, with no more digits than it takes. */
  public BigDecimal usd() {
    BigDecimal usd = BigDecimal.valueOf(nanoUsd, DIGITS).stripTrailingZeros();
    return usd.scale() < 0 ? usd.setScale(0) : usd;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(nanoUsd, other.nanoUsd);
  }
}
