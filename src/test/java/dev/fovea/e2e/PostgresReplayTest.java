package dev.fovea.e2e;

import dev.fovea.testkit.Postgres;
import java.util.Map;

final class PostgresReplayTest extends ReplayContract {
  PostgresReplayTest() {
    super(Map.of("database", Postgres.shared().database()));
  }
}
