package dev.fovea.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.proof.Load.End;
import dev.fovea.proof.Load.Told;
import dev.fovea.testkit.Deadline;
import dev.fovea.testkit.ScriptedUpstream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed at any moment of a mixed load loses no charge and makes none twice. */
final class KillTest {
  private static final int KILLS = Size.of(2, 200);
  private static final int SHORTEST_MILLIS = 100;
  private static final int LONGEST_MILLIS = Size.of(2_500, 3_000);
  private static final long CREDIT = 1_000_000_000_000L;
  private static final Duration HOLD_MAX = Duration.ofSeconds(1);

  /** Beyond the longest request; what the documents promise. */
  private static final Duration EXPIRY = Duration.ofSeconds(60);

  /** The charge of a client that left is settled by then. */
  private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(1);

  @TempDir Path folder;

  @Test
  void noChargeIsLostAndNoneIsMadeTwice() {
    Map<String, String> data = Map.of("data", folder.resolve("data").toString());
    try (var upstream =
            ScriptedUpstream.start()
                .answers(asked ->
                    asked.json().path("stream").asBoolean()
                        ? Vendor.longStream()
                        : Vendor.COMPLETION);
        Bank bank = Bank.open(data)) {
      Bank.Customer customer = bank.customer("kill", CREDIT);
      List<Told> all = new ArrayList<>();
      for (int seed = 1; seed <= KILLS; seed++) {
        List<Told> told = killed(upstream, customer, seed);
        all.addAll(told);
      }
      long began = System.nanoTime();
      try (Replica _ = start(upstream)) {
        Deadline.until(HOLD_MAX.plus(EXPIRY), () -> bank.heldTransfers() == 0);
        report(all, bank, upstream.count(), System.nanoTime() - began);
        check(all, bank, upstream.count());
      }
    }
  }

  private List<Told> killed(ScriptedUpstream upstream, Bank.Customer customer, int seed) {
    var random = new Random(seed);
    try (Replica server = start(upstream)) {
      Load load = Load.start(server, customer.secret(), seed);
      int millis = random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
      server.kill();
      long killed = System.nanoTime();
      load.close();
      return load.told().stream()
          .filter(told -> told.end() != End.LEFT || killed - told.nanos() > SETTLED_NANOS)
          .toList();
    }
  }

  private Replica start(ScriptedUpstream upstream) {
    return Replica.start(
        folder, Vendor.yaml(upstream), Map.of("ledger.hold_max", HOLD_MAX.toSeconds() + "s"));
  }

  private static void check(List<Told> all, Bank bank, int calls) {
    assertThat(all).filteredOn(told -> told.end() == End.COMPLETE).isNotEmpty();
    for (Told told : all) {
      switch (told.end()) {
        case COMPLETE ->
            assertThat(bank.posted(told.requestId()))
                .as(told.requestId() + " was answered to the end")
                .contains(Vendor.NANO_USD);
        case LEFT ->
            assertThat(bank.posted(told.requestId()))
                .as(told.requestId() + " was relayed in part")
                .hasValueSatisfying(
                    charge -> assertThat(charge).isPositive().isLessThanOrEqualTo(Vendor.NANO_USD));
        case CUT -> {}
      }
    }
    long posted = bank.number("select sum(posted_nano) from transfer where debit_id = 'kill'");
    assertThat(
            bank.number(
                "select count(*) from transfer where debit_id = 'kill' and state = 'posted'"))
        .as("what the vendor never saw was not charged")
        .isLessThanOrEqualTo(calls);
    assertThat(bank.number("select count(*) from transfer where debit_id = 'kill'"))
        .as("what the vendor saw was held before")
        .isGreaterThanOrEqualTo(calls);
    assertThat(bank.balance("kill")).isEqualTo(CREDIT - posted);
    assertThat(bank.held("kill")).isZero();
    assertThat(bank.sumOfBalances()).isZero();
    assertThat(
            bank.number(
                "select count(*) from transfer where debit_id = 'kill' and state = 'posted' and"
                    + " id not in (select request_id from usage_record)"))
        .as("charges without a record of what was used")
        .isZero();
  }

  /** What the long form gives is quoted in docs/operating/proofs.md. */
  private static void report(List<Told> all, Bank bank, int calls, long heldNanos) {
    System.out.printf(
        "kill: %d kills, %d calls of the vendor, %d answered to the end, %d left, %d cut; %d posted, %d expired; holds gone after %d ms%n",
        KILLS,
        calls,
        all.stream().filter(told -> told.end() == End.COMPLETE).count(),
        all.stream().filter(told -> told.end() == End.LEFT).count(),
        all.stream().filter(told -> told.end() == End.CUT).count(),
        bank.number("select count(*) from transfer where state = 'posted'"),
        bank.number("select count(*) from transfer where state = 'expired'"),
        TimeUnit.NANOSECONDS.toMillis(heldNanos));
  }
}
