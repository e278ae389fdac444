package dev.fovea.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.fovea.config.Settings;
import dev.fovea.cost.Money;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ledger promises, on every database, alone and beside others on the same one. */
abstract class LedgerContract {
  private static final int STEPS = 10_000;

  /** Names an empty database. */
  abstract Settings settings();

  static Stream<Arguments> cases() {
    return LedgerCase.ALL.stream().map(each -> argumentSet(each.name(), each));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyLineIsKept(LedgerCase specified) {
    Settings settings = settings().with(LedgerSettings.OVERDRAW, new Money(specified.overdraw()));
    try (var ledgers = new Ledgers(settings, 1)) {
      for (LedgerCase.Line line : specified.lines()) {
        assertThat(ledgers.get(0).execute(line.operation()).result())
            .as(line.text())
            .isEqualTo(line.result());
        assertThat(ledgers.get(0).balance("acme")).as(line.text()).isEqualTo(line.balance());
        assertThat(ledgers.revenue()).as(line.text()).isEqualTo(line.revenue());
        ledgers.audit();
      }
    }
  }

  /** In batches of many sizes, as they come when many wait at once. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void tenThousandStepsEndAsTheModelSays(long seed) throws Exception {
    var random = new Random(seed);
    long overdraw = seed == 2 ? 50 : 0;
    try (var ledgers = new Ledgers(settings(), 1);
        var commits = new Commits(ledgers.store(), new Money(overdraw))) {
      var workload = new Workload(random, "w");
      var model = new Model(overdraw);
      for (int done = 0; done < STEPS; ) {
        List<Operation> batch =
            Stream.generate(workload::next).limit(1 + random.nextInt(200)).toList();
        List<TransferResult> expected = batch.stream().map(model::apply).toList();
        assertThat(commits.run(batch).stream().map(Verdict::result).toList())
            .as("seed %d, from step %d: %s", seed, done, batch)
            .isEqualTo(expected);
        done += batch.size();
      }
      for (int i = 0; i < 4; i++) {
        String account = "account-" + i;
        assertThat(ledgers.get(0).balance(account))
            .isEqualTo(
                new Balance(new Money(model.balance(account)), new Money(model.held(account))));
      }
      ledgers.audit();
    }
  }

  @Test
  void ledgersSideBySideAgreeAndNeverWaitInACircle() throws Exception {
    try (var ledgers = new Ledgers(settings(), 2)) {
      List<Runnable> servers =
          IntStream.range(0, 24).<Runnable>mapToObj(i -> () -> steps(ledgers.get(i), i)).toList();
      allAtOnce(servers);
      ledgers.audit();
      for (int i = 0; i < 3; i++) {
        assertThat(ledgers.get(0).balance("account-" + i).posted().nanoUsd()).isNotNegative();
      }
    }
  }

  private static void steps(Ledger ledger, int seed) {
    var workload = new Workload(new Random(seed), "w" + seed);
    for (int i = 0; i < 100; i++) {
      ledger.execute(workload.next());
    }
  }

  @Test
  void ofTwoHundredAtOnceWithCreditForOneExactlyOneIsServed() throws Exception {
    try (var ledgers = new Ledgers(settings(), 2)) {
      for (int round = 0; round < 10; round++) {
        String account = "race-" + round;
        ledgers.get(0).grant("grant-" + round, account, new Money(1000));
        var served = new ConcurrentLinkedQueue<String>();
        List<Runnable> requests = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
          String id = "r-%d-%d".formatted(round, i);
          Ledger ledger = ledgers.get(i);
          requests.add(() -> ask(ledger, id, account, served));
        }
        allAtOnce(requests);
        assertThat(served).as("round " + round).hasSize(1);
        assertThat(ledgers.get(1).balance(account)).isEqualTo(new Balance(Money.ZERO, Money.ZERO));
      }
      ledgers.audit();
    }
  }

  private static void ask(
      Ledger ledger, String id, String account, ConcurrentLinkedQueue<String> served) {
    try (Hold hold = ledger.hold(Requests.prepaid(id, account, 1000))) {
      served.add(id);
      hold.post(new Money(1000), Requests.record(id, 1000));
    } catch (FailureException e) {
      assertThat(e.failure()).isEqualTo(new Failure.OutOfCredit());
    }
  }

  @Test
  void aChargeAndItsRecordAreOneCommit() {
    try (var ledgers = new Ledgers(settings(), 1)) {
      ledgers.get(0).grant("g", "acme", new Money(10));
      try (Hold hold = ledgers.get(0).hold(Requests.prepaid("r1", "acme", 10))) {
        assertThat(hold.post(new Money(25), Requests.record("r1", 25))).isEqualTo(new Money(10));
      }
      assertThat(ledgers.numbers("select charge_nano from usage_record")).containsExactly("25");
      assertThat(ledgers.numbers("select uncollected_nano from usage_record"))
          .containsExactly("15");
      assertThat(ledgers.numbers("select uncollected_nano from transfer where id = 'r1'"))
          .containsExactly("15");
    }
  }

  /** As when the answer of its commit was lost. */
  @Test
  void aChargeThatIsPostedAgainTellsWhatTheFirstHasMoved() {
    try (var ledgers = new Ledgers(settings(), 1)) {
      ledgers.get(0).grant("g", "acme", new Money(10));
      Hold first = ledgers.get(0).hold(Requests.prepaid("r1", "acme", 10));
      Operation again =
          new Operation.Settle(
              "r1", "acme", true, Optional.empty(), new Money(25), 0, Requests.record("r1", 25));
      first.post(new Money(25), Requests.record("r1", 25));
      assertThat(ledgers.get(0).execute(again))
          .isEqualTo(new Verdict(TransferResult.ALREADY_POSTED, 10, 15));
    }
  }

  @Test
  void whatCannotBeAddedUpIsRefused() {
    try (var ledgers = new Ledgers(settings(), 1)) {
      Ledger ledger = ledgers.get(0);
      var most = new Money(Bounds.AMOUNT_MAX);
      for (int i = 0; i < 8; i++) {
        assertThat(ledger.grant("g" + i, "acme", most)).isEqualTo(Granted.DONE);
      }
      assertThat(ledger.grant("g9", "acme", most)).isEqualTo(Granted.TOO_MUCH);
      assertThat(ledger.balance("acme").posted()).isEqualTo(new Money(Bounds.BALANCE_MAX));
      ledgers.audit();
    }
  }

  /** Every one on a thread of its own, begun at the same moment; what one throws is thrown. */
  private static void allAtOnce(List<Runnable> stories) throws InterruptedException {
    var begin = new CountDownLatch(1);
    var faults = new ConcurrentLinkedQueue<Throwable>();
    List<Thread> threads =
        stories.stream()
            .map(story ->
                Thread.startVirtualThread(() -> {
                  try {
                    begin.await();
                    story.run();
                  } catch (InterruptedException | RuntimeException | Error e) {
                    faults.add(e);
                  }
                }))
            .toList();
    begin.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(faults).isEmpty();
  }
}
