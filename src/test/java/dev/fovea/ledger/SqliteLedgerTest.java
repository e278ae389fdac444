package dev.fovea.ledger;

import dev.fovea.config.Settings;
import dev.fovea.store.StoreSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteLedgerTest extends LedgerContract {
  @TempDir Path folder;

  @Override
  Settings settings() {
    return Settings.defaults().with(StoreSettings.DATA, folder);
  }
}
