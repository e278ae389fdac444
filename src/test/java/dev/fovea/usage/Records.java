package dev.fovea.usage;

import dev.fovea.cost.Money;
import dev.fovea.usage.UsageRecord.Charge;
import dev.fovea.usage.UsageRecord.End;
import dev.fovea.usage.UsageRecord.Media;
import dev.fovea.usage.UsageRecord.Outcome;
import dev.fovea.usage.UsageRecord.Timing;
import dev.fovea.usage.UsageRecord.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Records to keep and to find again. */
final class Records {
  private Records() {}

  /** A record that has something different in every place. */
  static UsageRecord full(String id, Instant at) {
    return new UsageRecord(
        id,
        at,
        "acme",
        "key_1",
        "gpt-4o",
        "openai",
        "gpt-4o-2024-11-20",
        new Tokens(1253, 19, 1000, 234, 100, 222, 7, true),
        new Charge(new Money(5_000), new Money(3_000), new Money(11)),
        new Timing(Duration.ofMillis(1920), Optional.of(Duration.ofMillis(410))),
        new Media(3, 900_000, 350_000),
        new End(Outcome.INTERRUPTED, "backend_unavailable"));
  }

  /** A request that was refused before anybody was asked. */
  static UsageRecord refused(String id, Instant at) {
    return new UsageRecord(
        id,
        at,
        "acme",
        "key_1",
        "",
        "",
        "",
        Tokens.NONE,
        Charge.NONE,
        new Timing(Duration.ofMillis(2), Optional.empty()),
        Media.NONE,
        new End(Outcome.REFUSED, "rate_limit_exceeded"));
  }

  /** A request of 10 tokens of text, the charge in nano-dollars of which a part is for media. */
  static UsageRecord of(
      String id,
      Instant at,
      String account,
      String key,
      String model,
      long charge,
      long media,
      Outcome outcome) {
    return new UsageRecord(
        id,
        at,
        account,
        key,
        model,
        "openai",
        model,
        new Tokens(media + 10, 10, media, 0, 0, 5, 0, outcome == Outcome.INTERRUPTED),
        new Charge(new Money(charge), new Money(charge == 0 ? 0 : media), Money.ZERO),
        new Timing(Duration.ofMillis(100), Optional.of(Duration.ofMillis(50))),
        new Media(1, 1_000, 1_000),
        new End(outcome, outcome == Outcome.COMPLETED ? "" : "backend_unavailable"));
  }
}
