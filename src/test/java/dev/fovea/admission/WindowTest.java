package dev.fovea.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.admission.Standing.Gauge;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowTest {
  private static final long SECOND = 1000;

  private record Use(long at, long amount) {}

  @Test
  void whatWasUsedCountsForAMinuteAfterItsSecond() {
    var window = new Window(5_400);
    window.add(5_400, 3);

    assertThat(window.used(5_400)).isEqualTo(3);
    assertThat(window.used(65_999)).isEqualTo(3);
    assertThat(window.used(66_000)).isZero();
  }

  @Test
  void tellsHowLongUntilThereIsRoom() {
    var window = new Window(0);
    window.add(0, 2);
    window.add(10 * SECOND, 5);
    window.add(20 * SECOND, 1);

    assertThat(window.untilAtMost(8, 20 * SECOND)).isZero();
    assertThat(window.untilAtMost(6, 20 * SECOND)).isEqualTo(41 * SECOND);
    assertThat(window.untilAtMost(5, 20 * SECOND)).isEqualTo(51 * SECOND);
    assertThat(window.untilAtMost(0, 20 * SECOND)).isEqualTo(61 * SECOND);
  }

  @Test
  void showsWhatIsLeftAndNeverLessThanNothing() {
    var window = new Window(0);
    window.add(0, 7);

    assertThat(window.gauge(Minutely.TOKENS, 10, 500))
        .isEqualTo(new Gauge("tokens", 10, 3, 60_500));
    assertThat(window.gauge(Minutely.TOKENS, 5, 500).remaining()).isZero();
  }

  @Test
  void putsRightWhatStillCounts() {
    var window = new Window(0);
    window.add(0, 10);
    window.add(2 * SECOND, 10);

    window.correct(30 * SECOND, 0, -7);
    assertThat(window.used(30 * SECOND)).isEqualTo(13);
    window.correct(30 * SECOND, 2, 5);
    assertThat(window.used(30 * SECOND)).isEqualTo(18);
    window.correct(30 * SECOND, 0, -99);
    assertThat(window.used(30 * SECOND)).isEqualTo(15);
    assertThat(window.used(61 * SECOND)).isEqualTo(15);
  }

  @Test
  void aCorrectionThatComesTooLateChangesNothing() {
    var window = new Window(0);
    window.add(0, 10);
    window.add(60 * SECOND, 1);

    window.correct(61 * SECOND, 0, 50);
    assertThat(window.used(61 * SECOND)).isEqualTo(1);
    window.correct(61 * SECOND, 99, 50);
    assertThat(window.used(61 * SECOND)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -3, 59_999, -1_000_000_000_000L, Long.MAX_VALUE / 2})
  void aClockMayBeginAnywhere(long start) {
    var window = new Window(start);
    window.add(start, 4);

    assertThat(window.used(start)).isEqualTo(4);
    assertThat(window.used(start + 59 * SECOND)).isEqualTo(4);
    assertThat(window.used(start + 61 * SECOND)).isZero();
  }

  @Test
  void aClockThatStandsOrStumblesForgetsNothing() {
    var window = new Window(0);
    window.add(100 * SECOND, 4);

    assertThat(window.used(99 * SECOND)).isEqualTo(4);
    window.add(99 * SECOND, 1);
    assertThat(window.used(100 * SECOND)).isEqualTo(5);
  }

  /** Against a list of all that was ever let through: no 60 seconds hold more than the limit. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noMinuteHoldsMoreThanTheLimitAndWhoWaitsIsLetIn(long seed) {
    var random = new Random(seed);
    long limit = 1L + random.nextInt(50);
    List<Use> passed = new ArrayList<>();
    long now = random.nextLong(-1_000_000, 1_000_000);
    var window = new Window(now);
    for (int step = 0; step < 5_000; step++) {
      now += random.nextInt(step % 7 == 0 ? 20_000 : 300);
      long amount = 1 + random.nextLong(limit);
      long wait = window.untilAtMost(limit - amount, now);
      if (wait > 0) {
        assertThat(wait).isLessThanOrEqualTo(61 * SECOND);
        assertThat(window.used(now)).isGreaterThan(limit - amount);
        now += random.nextBoolean() ? wait : 0;
      }
      if (window.used(now) + amount <= limit) {
        window.add(now, amount);
        passed.add(new Use(now, amount));
        assertThat(inTheMinuteBefore(now, passed)).isLessThanOrEqualTo(limit);
      } else {
        assertThat(window.untilAtMost(limit - amount, now)).isPositive();
      }
    }
    assertThat(passed).hasSizeGreaterThan(100);
  }

  private static long inTheMinuteBefore(long now, List<Use> passed) {
    return passed.reversed().stream()
        .takeWhile(use -> use.at() > now - 60 * SECOND)
        .mapToLong(Use::amount)
        .sum();
  }
}
