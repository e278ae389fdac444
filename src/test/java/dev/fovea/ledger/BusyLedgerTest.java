package dev.fovea.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.account.Accounts;
import dev.fovea.account.KeyLimits;
import dev.fovea.account.Keys;
import dev.fovea.config.Settings;
import dev.fovea.cost.Money;
import dev.fovea.store.StoreSettings;
import dev.fovea.vision.MediaPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who else writes to the SQLite file while the ledger has a line before it that does not end. */
@Timeout(60)
final class BusyLedgerTest {
  private static final int CLIENTS = 256;
  private static final int KEYS = 200;

  /** In the order of coming it is one or two; more when a busy machine lets threads wait. */
  private static final long ROUNDS_MAX = 10;

  @TempDir Path folder;
  private final AtomicBoolean going = new AtomicBoolean(true);
  private final AtomicLong held = new AtomicLong();

  @Test
  void aKeyIsMadeWhileTheLedgerIsSaturated() throws Exception {
    Settings settings = Settings.defaults().with(StoreSettings.DATA, folder);
    try (var ledgers = new Ledgers(settings, 1)) {
      new Accounts(ledgers.store()).create("acme", true);
      ledgers.get(0).grant("g", "acme", new Money(1_000_000));
      List<Thread> clients =
          IntStream.range(0, CLIENTS)
              .mapToObj(client ->
                  Thread.startVirtualThread(() -> holdAgainAndAgain(ledgers.get(0), client)))
              .toList();
      var keys = new Keys(ledgers.store());
      long heldBefore = held.get();
      long slowest = 0;
      try {
        for (int i = 0; i < KEYS; i++) {
          long before = held.get();
          keys.create("acme", "key " + i, KeyLimits.NONE, MediaPolicy.NONE);
          slowest = Math.max(slowest, held.get() - before);
        }
      } finally {
        going.set(false);
        for (Thread client : clients) {
          client.join();
        }
      }
      assertThat(keys.list()).hasSizeGreaterThanOrEqualTo(KEYS);
      assertThat(held.get() - heldBefore).as("holds meanwhile").isGreaterThan(CLIENTS);
      assertThat(slowest).as("holds while one key was made").isLessThan(ROUNDS_MAX * CLIENTS);
      ledgers.audit();
    }
  }

  private void holdAgainAndAgain(Ledger ledger, int client) {
    for (int i = 0; going.get(); i++) {
      ledger.hold(Requests.prepaid("r-%d-%d".formatted(client, i), "acme", 10)).close();
      held.incrementAndGet();
    }
  }
}
