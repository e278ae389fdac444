package dev.fovea.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.config.Settings;
import dev.fovea.cost.Money;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.store.Store;
import dev.fovea.usage.Usages;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerTest {
  @TempDir Path folder;
  private Store store;
  private Usages usages;
  private Ledger ledger;

  @BeforeEach
  void open() {
    store = Store.open(folder);
    usages = new Usages(store, Settings.defaults());
    ledger = new Ledger(store, Settings.defaults(), usages);
  }

  @AfterEach
  void close() {
    ledger.close();
    usages.close();
    store.close();
  }

  @Test
  void aHoldIsPostedOnce() {
    ledger.grant("grant-1", "acme", new Money(10));
    try (Hold hold = ledger.hold(prepaid("req-1", 6))) {
      assertThat(ledger.balance("acme")).isEqualTo(new Balance(new Money(10), new Money(6)));
      hold.post(new Money(5), Requests.record("req-1", 5));
      assertThatThrownBy(() -> hold.post(new Money(5), Requests.record("req-1", 5)))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(ledger.balance("acme")).isEqualTo(new Balance(new Money(5), Money.ZERO));
  }

  @Test
  void aHoldThatIsClosedIsVoid() {
    ledger.grant("grant-1", "acme", new Money(10));
    Hold hold = ledger.hold(prepaid("req-1", 10));
    hold.close();
    assertThatThrownBy(() -> hold.post(new Money(5), Requests.record("req-1", 5)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(ledger.balance("acme")).isEqualTo(new Balance(new Money(10), Money.ZERO));
  }

  @Test
  void whatIsHeldCannotBeHeldAgain() {
    ledger.grant("grant-1", "acme", new Money(10));
    ledger.hold(prepaid("req-1", 6));
    assertThatThrownBy(() -> ledger.hold(prepaid("req-2", 6)))
        .isInstanceOf(FailureException.class)
        .extracting(e -> ((FailureException) e).failure())
        .isEqualTo(new Failure.OutOfCredit());
  }

  @Test
  void anAccountWithoutLimitOwes() {
    ledger.hold(unlimited("req-1")).post(new Money(7), Requests.record("req-1", 7));
    assertThat(ledger.balance("acme")).isEqualTo(new Balance(new Money(-7), Money.ZERO));
  }

  private static Claim prepaid(String id, long nano) {
    return new Claim(id, "acme", "key_1", true, new Money(nano), Optional.empty());
  }

  private static Claim unlimited(String id) {
    return new Claim(id, "acme", "key_1", false, new Money(3), Optional.empty());
  }
}
