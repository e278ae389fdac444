package dev.fovea.ledger;

import dev.fovea.config.Settings;
import dev.fovea.store.StoreSettings;
import dev.fovea.testkit.Postgres;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

final class PostgresLedgerTest extends LedgerContract {
  @TempDir Path folder;

  @Override
  Settings settings() {
    return Settings.defaults()
        .with(StoreSettings.DATA, folder)
        .with(StoreSettings.DATABASE, Optional.of(Postgres.shared().database()));
  }
}
