package dev.fovea.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.cost.Money;
import org.junit.jupiter.api.Test;

final class LedgerTest {
  private final Ledger ledger = new Ledger();

  @Test
  void aHoldIsPostedOnce() {
    try (Hold hold = ledger.hold("acme", "req-1")) {
      hold.post(new Money(5));
      assertThatThrownBy(() -> hold.post(new Money(5))).isInstanceOf(IllegalStateException.class);
    }
    assertThat(ledger.charged("acme")).isEqualTo(new Money(5));
  }

  @Test
  void aHoldThatIsClosedIsVoid() {
    Hold hold = ledger.hold("acme", "req-1");
    hold.close();
    assertThatThrownBy(() -> hold.post(new Money(5))).isInstanceOf(IllegalStateException.class);
    assertThat(ledger.charged("acme")).isEqualTo(Money.ZERO);
  }

  @Test
  void everyAccountPaysForItself() {
    ledger.hold("acme", "req-1").post(new Money(2));
    ledger.hold("acme", "req-2").post(new Money(3));
    ledger.hold("other", "req-3").post(new Money(7));
    assertThat(ledger.charged("acme")).isEqualTo(new Money(5));
    assertThat(ledger.charged("other")).isEqualTo(new Money(7));
  }
}
