package dev.fovea.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Deadline;
import dev.fovea.testkit.Postgres;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many requests at once with credit for one: one is served, whoever takes it. */
final class RaceTest {
  private static final int ROUNDS = Size.of(3, 100);
  private static final int TWINS = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** For one answer; what is held for a request is more than half of it. */
  private static final long CREDIT = Vendor.NANO_USD;

  @TempDir Path folder;

  @Test
  void onOneServer() {
    Path home = folder.resolve("1");
    var data = Map.of("data", home.resolve("data").toString());
    try (var upstream = ScriptedUpstream.start().answers(Vendor.COMPLETION);
        Replica server = Replica.start(home, Vendor.yaml(upstream), Map.of());
        Bank bank = Bank.open(data)) {
      race(List.of(server), bank, upstream);
    }
  }

  @Test
  void onTwoReplicas() {
    Map<String, String> database = Map.of("database", Postgres.shared().database());
    try (var upstream = ScriptedUpstream.start().answers(Vendor.COMPLETION);
        Replica one = Replica.start(folder.resolve("1"), Vendor.yaml(upstream), database);
        Replica other = Replica.start(folder.resolve("2"), Vendor.yaml(upstream), database);
        Bank bank = Bank.open(database)) {
      race(List.of(one, other), bank, upstream);
    }
  }

  private static void race(List<Replica> servers, Bank bank, ScriptedUpstream upstream) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      warm(servers, bank.customer("rich", 1_000 * TWINS * CREDIT), threads);
      for (int round = 0; round < ROUNDS; round++) {
        upstream.answers(Vendor.COMPLETION);
        Bank.Customer customer = bank.customer("race-" + round, CREDIT);

        List<Integer> statuses = statuses(servers, customer, threads);

        assertThat(statuses).as("round " + round).containsOnly(200, 402);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(upstream.count()).as("calls of the vendor").isEqualTo(1);
        assertThat(bank.balance(customer.account())).isZero();
        assertThat(bank.held(customer.account())).isZero();
      }
    }
    assertThat(bank.sumOfBalances()).isZero();
    assertThat(bank.number("select min(balance_nano) from ledger_account where id like 'race-%'"))
        .isZero();
  }

  /** On a busy machine servers that have just begun may take longer than they wait for anybody. */
  private static void warm(List<Replica> servers, Bank.Customer customer, ExecutorService threads) {
    Deadline.until(
        PATIENCE,
        () -> statuses(servers, customer, threads).stream().allMatch(status -> status == 200));
  }

  private static List<Integer> statuses(
      List<Replica> servers, Bank.Customer customer, ExecutorService threads) {
    var start = new CyclicBarrier(TWINS);
    List<Future<Integer>> asked = new ArrayList<>();
    for (int twin = 0; twin < TWINS; twin++) {
      Replica server = servers.get(twin % servers.size());
      var client = new TestClient(server.address(), Optional.of(customer.secret()));
      asked.add(
          threads.submit(() -> {
            start.await();
            return client.chat(Vendor.ask(false)).status();
          }));
    }
    return asked.stream().map(RaceTest::result).toList();
  }

  private static int result(Future<Integer> asked) {
    try {
      return asked.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
