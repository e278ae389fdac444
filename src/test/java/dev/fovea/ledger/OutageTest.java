package dev.fovea.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.account.Keys;
import dev.fovea.config.Settings;
import dev.fovea.cost.Money;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.store.StoreSettings;
import dev.fovea.testkit.Deadline;
import dev.fovea.testkit.FaultProxy;
import dev.fovea.testkit.Postgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database that is stopped, hangs or keeps its answers: nothing new is held, and what is owed is
 * posted once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OutageTest {
  private static final Duration SOON = Duration.ofSeconds(12);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Others commit, too, such as those who delete old records: which commit is whose is not known.
   */
  private static final int ALL = Integer.MAX_VALUE;

  private final Postgres postgres = Postgres.start();
  @TempDir Path folder;

  @AfterAll
  void stop() {
    postgres.close();
  }

  private Settings settings() {
    return settings(postgres.database());
  }

  private Settings settings(FaultProxy proxy) {
    return settings(
        postgres.database().replace(":" + postgres.port() + "/", ":" + proxy.port() + "/"));
  }

  private Settings settings(String database) {
    return Settings.defaults()
        .with(StoreSettings.DATA, folder)
        .with(StoreSettings.DATABASE, Optional.of(database));
  }

  @Test
  void aStoppedDatabaseRefusesHoldsAndGetsItsChargesWhenItIsBack() {
    try (var ledgers = new Ledgers(settings(), 1)) {
      Ledger ledger = ledgers.get(0);
      ledger.grant("g", "acme", new Money(100));
      Hold running = ledger.hold(Requests.prepaid("r1", "acme", 40));
      Hold failing = ledger.hold(Requests.prepaid("r2", "acme", 20));

      postgres.stop();

      assertAway(() -> ledger.hold(Requests.prepaid("r3", "acme", 1)));
      running.post(new Money(30), Requests.record("r1", 30));
      failing.close();
      assertAway(() -> new Keys(ledgers.store()).find("sk-fovea-nobody"));

      postgres.startAgain();

      await(() -> posted(ledger).equals(Optional.of(new Balance(new Money(70), Money.ZERO))));
      assertThat(ledgers.numbers("select count(*) from usage_record")).containsExactly("1");
      ledgers.audit();
      await(() -> isBack(ledger, "r4"));
    }
  }

  @Test
  void aDatabaseThatHangsIsAwayWithinSeconds() {
    try (var ledgers = new Ledgers(settings(), 1)) {
      Ledger ledger = ledgers.get(0);
      ledger.grant("g", "acme", new Money(100));
      Hold running = ledger.hold(Requests.prepaid("r1", "acme", 40));

      postgres.pause();
      long began = System.nanoTime();
      try {
        assertAway(() -> ledger.hold(Requests.prepaid("r2", "acme", 10)));
        running.post(new Money(30), Requests.record("r1", 30));
        assertAway(() -> new Keys(ledgers.store()).find("sk-fovea-nobody"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
      } finally {
        postgres.goOn();
      }

      await(() -> posted(ledger).equals(Optional.of(new Balance(new Money(70), Money.ZERO))));
      ledgers.audit();
      await(() -> isBack(ledger, "r4"));
    }
  }

  @Test
  void whatIsInTheJournalIsPostedByTheNextStart() {
    Settings settings = settings();
    try (var ledgers = new Ledgers(settings, 1)) {
      ledgers.get(0).grant("g", "acme", new Money(100));
      Hold running = ledgers.get(0).hold(Requests.prepaid("r1", "acme", 40));
      postgres.stop();
      running.post(new Money(30), Requests.record("r1", 30));
    }
    postgres.startAgain();
    try (var ledgers = new Ledgers(settings, 1)) {
      await(() -> ledgers.get(0).balance("acme").equals(new Balance(new Money(70), Money.ZERO)));
      ledgers.audit();
    }
  }

  @Test
  void aCommitWhoseAnswerIsLostIsFoundByItsId() {
    try (FaultProxy proxy = FaultProxy.before(postgres.port());
        var ledgers = new Ledgers(settings(proxy), 1)) {
      Ledger ledger = ledgers.get(0);
      ledger.grant("g", "acme", new Money(100));

      proxy.loseAnswers(0, 1);
      Hold hold = ledger.hold(Requests.prepaid("r1", "acme", 40));
      assertThat(ledger.balance("acme")).isEqualTo(new Balance(new Money(100), new Money(40)));
      proxy.loseAnswers(0, 1);
      hold.post(new Money(30), Requests.record("r1", 30));

      assertThat(proxy.lost()).isEqualTo(2);
      assertThat(ledger.balance("acme")).isEqualTo(new Balance(new Money(70), Money.ZERO));
      assertThat(ledgers.numbers("select count(*) from usage_record")).containsExactly("1");
      ledgers.audit();
    }
  }

  @Test
  void aCommitOfWhichNobodyLearnsIsUndoneForAHoldAndDoneOnceForACharge() {
    try (FaultProxy proxy = FaultProxy.before(postgres.port());
        var ledgers = new Ledgers(settings(proxy), 1)) {
      Ledger ledger = ledgers.get(0);
      ledger.grant("g", "acme", new Money(100));
      Hold running = ledger.hold(Requests.prepaid("r1", "acme", 40));

      proxy.loseAnswers(0, ALL);
      running.post(new Money(30), Requests.record("r1", 30));
      proxy.loseAnswers(0, 0);
      await(() -> isBack(ledger, "r2"));
      proxy.loseAnswers(0, ALL);
      assertAway(() -> ledger.hold(Requests.prepaid("r3", "acme", 20)));
      proxy.loseAnswers(0, 0);
      await(() -> isBack(ledger, "r4"));

      assertThat(proxy.lost()).as("two attempts each").isGreaterThanOrEqualTo(4);
      assertThat(ledger.balance("acme")).isEqualTo(new Balance(new Money(70), Money.ZERO));
      assertThat(ledgers.numbers("select count(*) from usage_record")).containsExactly("1");
      ledgers.audit();
    }
  }

  @Test
  void whatTheJournalHasNoRoomForDoesNotLookPaidAndIsPostedAllTheSame() {
    Settings small = settings().with(LedgerSettings.JOURNAL_MAX, (long) Journal.RESERVE);
    try (var ledgers = new Ledgers(small, 1)) {
      Ledger ledger = ledgers.get(0);
      ledger.hold(Requests.unlimited("r0", "acme")).post(new Money(1), Requests.record("r0", 1));
      List<Hold> running = new ArrayList<>();
      for (int i = 1; i <= 2 * Journal.RESERVE / 1024; i++) {
        running.add(ledger.hold(Requests.unlimited("r" + i, "acme")));
      }

      postgres.stop();
      long unpaid = 0;
      for (int i = 1; i <= running.size(); i++) {
        unpaid += looksPaid(running.get(i - 1), "r" + i) ? 0 : 1;
      }
      assertThat(unpaid).isPositive().isLessThan(running.size());
      postgres.startAgain();

      var owed = new Balance(new Money(-1L - running.size()), Money.ZERO);
      await(() -> posted(ledger).equals(Optional.of(owed)));
      ledgers.audit();
    }
  }

  private static boolean looksPaid(Hold running, String id) {
    try {
      running.post(new Money(1), Requests.record(id, 1));
      return true;
    } catch (FailureException noRoom) {
      return false;
    }
  }

  private static Optional<Balance> posted(Ledger ledger) {
    try {
      return Optional.of(ledger.balance("acme"));
    } catch (FailureException stillAway) {
      return Optional.empty();
    }
  }

  private static boolean isBack(Ledger ledger, String id) {
    try {
      ledger.hold(Requests.prepaid(id, "acme", 10)).close();
      return true;
    } catch (FailureException stillAway) {
      return false;
    }
  }

  private static void assertAway(Runnable asked) {
    assertThatThrownBy(asked::run)
        .isInstanceOf(FailureException.class)
        .extracting(e -> ((FailureException) e).failure())
        .isInstanceOf(Failure.StoreUnavailable.class);
  }

  private static void await(BooleanSupplier done) {
    Deadline.until(PATIENCE, done);
  }
}
