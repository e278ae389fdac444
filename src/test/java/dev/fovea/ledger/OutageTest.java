package dev.fovea.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.account.Keys;
import dev.fovea.config.Settings;
import dev.fovea.cost.Money;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.store.StoreSettings;
import dev.fovea.testkit.Postgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A database that is stopped or hangs: nothing new is held, and what is owed is posted once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OutageTest {
  private static final Duration SOON = Duration.ofSeconds(12);

  private final Postgres postgres = Postgres.start();
  @TempDir Path folder;

  @AfterAll
  void stop() {
    postgres.close();
  }

  private Settings settings() {
    return Settings.defaults()
        .with(StoreSettings.DATA, folder)
        .with(StoreSettings.DATABASE, Optional.of(postgres.database()));
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
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("the deadline").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
