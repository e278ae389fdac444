package dev.fovea.ledger;

import dev.fovea.config.Setting;
import dev.fovea.cost.Money;
import java.math.BigDecimal;
import java.util.List;

/** How money is accounted for. */
public final class LedgerSettings {
  static final Setting<Money> OVERDRAW =
      Setting.of(
          "ledger.overdraw",
          "0",
          "US dollars, as in 0.05",
          "How far below zero a charge may take a prepaid account, in US dollars, when a request"
              + " turns out to cost more than was held for it. What is owed beyond is written down"
              + " as uncollected.",
          LedgerSettings::money);

  /** Tokens to hold for an answer whose length nobody has bounded. */
  public static final Setting<Integer> OUTPUT_TOKENS =
      Setting.integer(
          "ledger.output_tokens",
          4096,
          1,
          1_000_000,
          "How long an answer is expected to be, in tokens, when neither the request nor the"
              + " model sets a bound: so much is held of a prepaid account's credit.");

  public static final List<Setting<?>> ALL = List.of(OVERDRAW, OUTPUT_TOKENS);

  private LedgerSettings() {}

  private static Money money(String text) {
    try {
      var amount = new Money(new BigDecimal(text).movePointRight(9).longValueExact());
      Bounds.check(amount);
      return amount;
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
