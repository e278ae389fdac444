package dev.fovea.e2e;

import java.util.Optional;

final class SqliteReplayFaultTest extends ReplayFaultContract {
  SqliteReplayFaultTest() {
    super(Optional.empty());
  }
}
