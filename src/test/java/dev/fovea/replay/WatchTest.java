package dev.fovea.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.replay.ReplayTable.Running;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WatchTest {
  private static final long LEASE = 60;
  private static final long BREAK = 30;

  private final Watch watch = new Watch(LEASE, BREAK);

  @Test
  void whatGivesNoSignOfLifeOverALeaseIsAbandoned() {
    for (long now = 1000; now < 1000 + LEASE; now += 10) {
      assertThat(watch.abandoned(List.of(beating(7)), now)).as("at " + now).isEmpty();
    }
    assertThat(watch.abandoned(List.of(beating(7)), 1000 + LEASE)).containsExactly(beating(7));
  }

  @Test
  void aSignOfLifeBeginsTheLeaseAnew() {
    for (long now = 1000; now < 1000 + 10 * LEASE; now += 10) {
      long beat = now / (LEASE - 10);
      assertThat(watch.abandoned(List.of(beating(beat)), now)).as("at " + now).isEmpty();
    }
  }

  @Test
  void afterABreakNothingIsKnownAnyMore() {
    assertThat(watch.abandoned(List.of(beating(7)), 1000)).isEmpty();
    assertThat(watch.abandoned(List.of(beating(7)), 1000 + LEASE)).isEmpty();
  }

  private static Running beating(long beat) {
    return new Running("acme", "chat", "key", "req-1", beat);
  }
}
