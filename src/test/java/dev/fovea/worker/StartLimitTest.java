package dev.fovea.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class StartLimitTest {
  private final AtomicLong now = new AtomicLong(-5);
  private final StartLimit limit = new StartLimit(now::get);

  @Test
  void theFirstDeathsCostNothing() {
    limit.died();
    limit.died();
    assertThat(limit.waiting()).isZero();
  }

  @Test
  void laterDeathsCostTwiceAsLongEachUpToAMinute() {
    die(3);
    assertThat(limit.waiting()).isEqualTo(Duration.ofSeconds(1));
    die(1);
    assertThat(limit.waiting()).isEqualTo(Duration.ofSeconds(2));
    die(96);
    assertThat(limit.waiting()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void timePasses() {
    die(4);
    now.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(limit.waiting()).isZero();
  }

  @Test
  void aCompletedStartForgivesEverything() {
    die(100);
    limit.completed();
    assertThat(limit.waiting()).isZero();
  }

  private void die(int times) {
    for (int i = 0; i < times; i++) {
      limit.died();
    }
  }
}
