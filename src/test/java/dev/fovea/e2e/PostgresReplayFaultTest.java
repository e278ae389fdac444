package dev.fovea.e2e;

import dev.fovea.testkit.Postgres;
import java.util.Optional;

final class PostgresReplayFaultTest extends ReplayFaultContract {
  PostgresReplayFaultTest() {
    super(Optional.of(Postgres.shared().database()));
  }
}
