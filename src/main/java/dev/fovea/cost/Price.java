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
    long input = Math.multiplyExact(usage.promptTokens(), inputNanoUsd);
    long output = Math.multiplyExact(usage.completionTokens(), outputNanoUsd);
    return new Money(Math.ceilDiv(Math.addExact(input, output), TOKENS_PER_PRICE));
  }
}
