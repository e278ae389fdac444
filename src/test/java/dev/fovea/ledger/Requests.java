package dev.fovea.ledger;

import dev.fovea.cost.Money;
import dev.fovea.usage.UsageRecord;
import dev.fovea.usage.UsageRecord.Charge;
import dev.fovea.usage.UsageRecord.End;
import dev.fovea.usage.UsageRecord.Media;
import dev.fovea.usage.UsageRecord.Outcome;
import dev.fovea.usage.UsageRecord.Timing;
import dev.fovea.usage.UsageRecord.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Claims and records of requests that nobody has made. */
final class Requests {
  private Requests() {}

  static Claim prepaid(String id, String account, long nano) {
    return new Claim(id, account, "key_1", true, new Money(nano), Optional.empty());
  }

  static Claim unlimited(String id, String account) {
    return new Claim(id, account, "key_1", false, new Money(3), Optional.empty());
  }

  static UsageRecord record(String id, long nano) {
    var amount = new Money(nano);
    return new UsageRecord(
        id,
        Instant.ofEpochMilli(1_800_000_000_000L),
        "acme",
        "key_1",
        "demo/eye",
        "demo",
        "eye",
        new Tokens(812, 12, 800, 0, 0, 300, 0, false),
        new Charge(amount, amount, Money.ZERO),
        new Timing(Duration.ofMillis(1500), Optional.of(Duration.ofMillis(300))),
        new Media(1, 100_000, 90_000),
        new End(Outcome.COMPLETED, ""));
  }
}
