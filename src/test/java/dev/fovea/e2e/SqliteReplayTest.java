package dev.fovea.e2e;

import java.util.Map;

final class SqliteReplayTest extends ReplayContract {
  SqliteReplayTest() {
    super(Map.of());
  }
}
