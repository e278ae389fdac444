package dev.fovea.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.proof.Load.End;
import dev.fovea.proof.Load.Told;
import dev.fovea.testkit.Deadline;
import dev.fovea.testkit.Postgres;
import dev.fovea.testkit.ScriptedUpstream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are killed at any moment of a mixed load lose no charge and make none twice. */
final class KillTest {
  private static final int KILLS = Size.of(2, 200);
  private static final int KILLS_OF_TWO = 100;
  private static final int SHORTEST_MILLIS = 100;
  private static final int LONGEST_MILLIS = Size.of(2_500, 3_000);
  private static final long CREDIT = 1_000_000_000_000L;
  private static final Duration HOLD_MAX = Duration.ofSeconds(1);

  /** Beyond the longest request; what the documents promise. */
  private static final Duration EXPIRY = Duration.ofSeconds(60);

  /**
   * The charge of a client that left is settled by then, also by a cold server that has to wait.
   */
  private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(2);

  @TempDir Path folder;

  @Test
  void noChargeIsLostAndNoneIsMadeTwice() {
    kill(1, KILLS, Map.of("data", folder.resolve("1/data").toString()));
  }

  /** One of the two dies, either; the other goes on serving, and frees what the dead one held. */
  @Test
  @EnabledIfSystemProperty(
      named = "fovea.proof",
      matches = "long",
      disabledReason = "half a minute for the first kill")
  void norOnTwoReplicas() {
    kill(2, KILLS_OF_TWO, Map.of("database", Postgres.shared().database()));
  }

  private void kill(int replicas, int kills, Map<String, String> database) {
    List<Replica> servers = new ArrayList<>();
    try (var upstream = ScriptedUpstream.start();
        Bank bank = Bank.open(database)) {
      upstream.answers(asked ->
          asked.json().path("stream").asBoolean() ? Vendor.longStream() : Vendor.COMPLETION);
      Bank.Customer customer = bank.customer("kill", CREDIT);
      for (int number = 0; number < replicas; number++) {
        servers.add(start(number, upstream, database));
      }
      List<Told> all = new ArrayList<>();
      for (int seed = 1; seed <= kills; seed++) {
        int victim = seed % replicas;
        all.addAll(killed(servers, victim, customer, seed));
        servers.set(victim, start(victim, upstream, database));
      }
      long began = System.nanoTime();
      Deadline.until(HOLD_MAX.plus(EXPIRY), () -> bank.heldTransfers() == 0);
      System.out.printf("kill: %d times, %d servers; ", kills, replicas);
      report(all, bank, upstream.count(), System.nanoTime() - began);
      check(all, bank, upstream.count());
    } finally {
      servers.forEach(Replica::close);
    }
  }

  /** Loads every server, kills one of them, and lets the clients of the others finish. */
  private static List<Told> killed(
      List<Replica> servers, int victim, Bank.Customer customer, int seed) {
    List<Load> loads = new ArrayList<>();
    for (Replica server : servers) {
      loads.add(Load.start(server, customer.secret(), (long) seed * servers.size() + loads.size()));
    }
    int millis = new Random(seed).nextInt(SHORTEST_MILLIS, LONGEST_MILLIS);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    servers.get(victim).kill();
    long killed = System.nanoTime();
    loads.forEach(Load::close);
    List<Told> told = new ArrayList<>();
    for (int number = 0; number < loads.size(); number++) {
      boolean died = number == victim;
      loads.get(number).told().stream()
          .filter(each -> !died || each.end() != End.LEFT || killed - each.nanos() > SETTLED_NANOS)
          .forEach(told::add);
    }
    return told;
  }

  private Replica start(int number, ScriptedUpstream upstream, Map<String, String> database) {
    Map<String, String> settings = new HashMap<>(database);
    settings.put("ledger.hold_max", HOLD_MAX.toSeconds() + "s");
    return Replica.start(folder.resolve("" + (number + 1)), Vendor.yaml(upstream), settings);
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
        "%d calls of the vendor, %d answered to the end, %d left, %d cut; %d posted, %d expired; holds gone after %d ms%n",
        calls,
        all.stream().filter(told -> told.end() == End.COMPLETE).count(),
        all.stream().filter(told -> told.end() == End.LEFT).count(),
        all.stream().filter(told -> told.end() == End.CUT).count(),
        bank.number("select count(*) from transfer where state = 'posted'"),
        bank.number("select count(*) from transfer where state = 'expired'"),
        TimeUnit.NANOSECONDS.toMillis(heldNanos));
  }
}
