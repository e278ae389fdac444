package dev.fovea.ledger;

import dev.fovea.config.Setting;
import dev.fovea.cost.Money;
import java.math.BigDecimal;
import java.time.Duration;
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

  static final Setting<Duration> HOLD_MAX =
      Setting.duration(
          "ledger.hold_max",
          "30m",
          "1s",
          "24h",
          "How long credit stays held for a request whose server may have died; longer than any"
              + " request should take. A request that takes longer all the same is charged when it"
              + " ends.");

  static final Setting<Long> JOURNAL_MAX =
      Setting.bytes(
          "ledger.journal_max_bytes",
          "64MiB",
          "1MiB",
          "16GiB",
          "The most that the journal in the data folder may hold: charges, some 1 KiB each, that"
              + " were made while the database was away.");

  public static final List<Setting<?>> ALL =
      List.of(OVERDRAW, OUTPUT_TOKENS, HOLD_MAX, JOURNAL_MAX);

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
