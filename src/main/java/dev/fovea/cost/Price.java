package dev.fovea.cost;

import dev.fovea.vision.Usage;
import java.math.BigDecimal;

/**
 * What tokens cost at one target.
 *
 * @param inputNanoUsd nano-dollars per million input tokens
 * @param outputNanoUsd nano-dollars per million output tokens
 */
public record Price(long inputNanoUsd, long outputNanoUsd) {
  private static final long TOKENS_PER_PRICE = 1_000_000;

  /**
   * From dollars per million tokens; finer than a nano-dollar throws {@link ArithmeticException}.
   */
  public static Price ofUsdPerMillion(BigDecimal input, BigDecimal output) {
    return new Price(
        input.movePointRight(9).longValueExact(), output.movePointRight(9).longValueExact());
  }

  /** The charge for what was used, a started nano-dollar counted as one. */
  public Money charge(Usage usage) {
    long input = usage.promptTokens();
    long output = usage.completionTokens();
    long whole = exact(input / TOKENS_PER_PRICE, output / TOKENS_PER_PRICE);
    long rest = exact(input % TOKENS_PER_PRICE, output % TOKENS_PER_PRICE);
    return new Money(Math.addExact(whole, Math.ceilDiv(rest, TOKENS_PER_PRICE)));
  }

  /** Whole millions and the rest apart: their product with a price stays within a long. */
  private long exact(long input, long output) {
    return Math.addExact(
        Math.multiplyExact(input, inputNanoUsd), Math.multiplyExact(output, outputNanoUsd));
  }
}
