package dev.fovea.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.ledger.Operation.Release;
import dev.fovea.ledger.Transfer.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a hold is taken for one that nobody will resolve. */
final class ExpiryTest {
  private static final Release ONE = expired("one");
  private static final Release OTHER = expired("other");

  private final Expiry expiry = new Expiry(Duration.ofNanos(10));

  /** The clock that only runs forward begins anywhere, and may pass its largest number. */
  @ParameterizedTest
  @ValueSource(longs = {0, -5, 1_000_000, Long.MAX_VALUE - 4})
  void aHoldIsOverdueWhenItWasSeenForSoLong(long began) {
    assertThat(expiry.overdue(List.of(ONE), began)).isEmpty();
    assertThat(expiry.overdue(List.of(ONE), began + 9)).isEmpty();
    assertThat(expiry.overdue(List.of(ONE), began + 10)).containsExactly(ONE);
  }

  @Test
  void eachCountsFromItsOwnFirstLook() {
    expiry.overdue(List.of(ONE), 0);
    expiry.overdue(List.of(ONE, OTHER), 6);
    assertThat(expiry.overdue(List.of(ONE, OTHER), 10)).containsExactly(ONE);
    assertThat(expiry.overdue(List.of(OTHER), 16)).containsExactly(OTHER);
  }

  @Test
  void whatWasGoneMeanwhileBeginsAnew() {
    expiry.overdue(List.of(ONE), 0);
    expiry.overdue(List.of(), 5);
    assertThat(expiry.overdue(List.of(ONE), 12)).isEmpty();
    assertThat(expiry.overdue(List.of(ONE), 22)).containsExactly(ONE);
  }

  /** Letting go of it may have failed. */
  @Test
  void whatIsStillThereIsOverdueAgain() {
    expiry.overdue(List.of(ONE), 0);
    assertThat(expiry.overdue(List.of(ONE), 10)).containsExactly(ONE);
    assertThat(expiry.overdue(List.of(ONE), 11)).containsExactly(ONE);
  }

  private static Release expired(String id) {
    var spending = Optional.of(new Spending("key_1", "2026-11"));
    Release release =
        Expiry.expired(
            new Transfer(id, "acme", Transfer.REVENUE, State.HELD, 40, 0, 0, spending, 0));
    assertThat(release).isEqualTo(new Release(id, "acme", spending, State.EXPIRED));
    return release;
  }
}
