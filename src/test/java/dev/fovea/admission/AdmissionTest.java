package dev.fovea.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.account.Caller;
import dev.fovea.admission.Standing.Gauge;
import dev.fovea.config.Settings;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The limits of a key, in the memory of one server, by a clock that the test moves. */
final class AdmissionTest {
  private final AtomicLong nanos = new AtomicLong();
  private final LocalLimits limits = new LocalLimits(nanos::get);
  private final Admission admission = new Admission(Settings.defaults(), limits);
  private final List<Standing> told = new ArrayList<>();

  @Test
  void aKeyWithoutLimitsIsToldNothingAndRefusedNothing() {
    Caller caller = Keyholder.with("free", 0, 0, 0, 0);
    for (int i = 0; i < 1000; i++) {
      try (Permit permit = enter(caller)) {
        permit.count(() -> {
          throw new AssertionError("nobody wants to know");
        });
        permit.settle(1_000_000);
      }
    }
    assertThat(told).isEmpty();
  }

  @Test
  void requestsPerMinuteAreLetInToTheLastAndNotBeyond() {
    Caller caller = Keyholder.with("key", 3, 0, 0, 0);
    IntStream.range(0, 3).forEach(_ -> enter(caller).close());

    assertThat(refusal(caller))
        .isEqualTo(
            new Failure.RateLimited(
                "The API key has reached its limit of 3 requests per minute: 3 used, 1 asked for."
                    + " Try again in 61.0 seconds.",
                60));
    assertThat(told.getLast().gauges()).containsExactly(new Gauge("requests", 3, 0, 61_000));

    pass(Duration.ofSeconds(61));
    enter(caller).close();
    assertThat(told.getLast().gauges()).containsExactly(new Gauge("requests", 3, 2, 61_000));
  }

  @Test
  void keysDoNotCountForEachOther() {
    enter(Keyholder.with("one", 1, 0, 0, 0)).close();
    enter(Keyholder.with("two", 1, 0, 0, 0)).close();

    assertThat(refusal(Keyholder.with("one", 1, 0, 0, 0))).isInstanceOf(Failure.RateLimited.class);
  }

  @Test
  void aNewLimitHoldsForWhatWasUsedBefore() {
    IntStream.range(0, 5).forEach(_ -> enter(Keyholder.with("key", 5, 0, 0, 0)).close());

    enter(Keyholder.with("key", 6, 0, 0, 0)).close();
    assertThat(refusal(Keyholder.with("key", 2, 0, 0, 0)).message())
        .contains("limit of 2", "6 used");
  }

  @Test
  void tokensAreHeldByTheEstimateAndPutRightByWhatWasUsed() {
    Caller caller = Keyholder.with("key", 0, 1000, 0, 0);
    try (Permit permit = enter(caller)) {
      permit.count(() -> new Demand(900, 0));
      assertThat(told.getLast().gauges()).containsExactly(new Gauge("tokens", 1000, 100, 61_000));
      assertThat(refusedToCount(caller, new Demand(101, 0)).message())
          .contains("1000 tokens per minute: 900 used, 101 asked for");
      permit.settle(250);
    }
    try (Permit permit = enter(caller)) {
      permit.count(() -> new Demand(750, 0));
      permit.settle(2000);
    }
    assertThat(refusedToCount(caller, new Demand(1, 0)).message()).contains("2250 used");
  }

  @Test
  void tokensOfARequestThatCameToNothingAreGivenBack() {
    Caller caller = Keyholder.with("key", 0, 1000, 0, 0);
    for (int i = 0; i < 10; i++) {
      try (Permit permit = enter(caller)) {
        permit.count(() -> new Demand(1000, 0));
      }
    }
    assertThat(told.getLast().gauges().getFirst().remaining()).isZero();
    enter(caller).close();
    assertThat(told.getLast().gauges()).containsExactly(new Gauge("tokens", 1000, 1000, 0));
  }

  @Test
  void picturesAreCountedByTheMinute() {
    Caller caller = Keyholder.with("key", 0, 0, 5, 0);
    try (Permit permit = enter(caller)) {
      permit.count(() -> new Demand(1_000_000, 4));
    }
    Failure refusal = refusedToCount(caller, new Demand(1, 2));

    assertThat(refusal.message()).contains("5 images per minute: 4 used, 2 asked for");
    try (Permit permit = enter(caller)) {
      permit.count(() -> new Demand(1, 1));
    }
    assertThat(told.getLast().gauges().getFirst().remaining()).isZero();
  }

  @Test
  void allIsCountedOrNothing() {
    Caller caller = Keyholder.with("key", 0, 1000, 5, 0);
    assertThat(refusedToCount(caller, new Demand(800, 6))).isInstanceOf(Failure.BeyondLimit.class);

    enter(caller).close();
    assertThat(told.getLast().gauges()).extracting(Gauge::remaining).containsExactly(1000L, 5L);
  }

  @Test
  void aRequestThatIsLargerThanTheLimitIsToldThatWaitingDoesNotHelp() {
    assertThat(refusedToCount(Keyholder.with("key", 0, 100, 0, 0), new Demand(101, 0)))
        .isEqualTo(
            new Failure.BeyondLimit(
                "The request counts for 101 tokens, more than the 100 per minute that its API key"
                    + " may use. Ask for less."));
  }

  @Test
  void asManyRequestsAsMayBeAreUnderWayAtOnce() {
    Caller caller = Keyholder.with("key", 0, 0, 0, 2);
    Permit first = enter(caller);
    Permit second = enter(caller);
    assertThat(refusal(caller))
        .isEqualTo(
            new Failure.RateLimited(
                "The API key has reached its limit of 2 requests at once. Try again when one of"
                    + " them has ended.",
                1));
    first.close();
    first.close();

    Permit third = enter(caller);
    assertThat(refusal(caller)).isInstanceOf(Failure.RateLimited.class);
    second.close();
    third.close();
    assertThat(limits.running()).isZero();
    assertThat(admission.running()).isZero();
  }

  @Test
  void whoIsRefusedForHisPlaceHasUsedNoRequest() {
    Caller caller = Keyholder.with("key", 2, 0, 0, 1);
    Permit first = enter(caller);
    IntStream.range(0, 9).forEach(_ -> refusal(caller));
    first.close();

    enter(caller).close();
    assertThat(refusal(caller).message()).contains("requests per minute");
    assertThat(limits.running()).isZero();
  }

  @Test
  void thereIsRoomForSoManyOfAll() {
    var small = new Admission(Settings.defaults().with(AdmissionSettings.REQUESTS_MAX, 1), limits);
    Caller caller = Keyholder.with("key", 2, 0, 0, 0);
    Permit first = small.enter(caller, "req-1", told::add);

    assertThatThrownBy(() -> small.enter(caller, "req-2", told::add))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> assertThat(e.failure()).isInstanceOf(Failure.Overloaded.class));
    assertThat(small.running()).isEqualTo(1);
    first.close();

    small.enter(caller, "req-3", told::add).close();
    assertThatThrownBy(() -> small.enter(caller, "req-4", told::add))
        .isInstanceOf(FailureException.class);
    assertThat(small.running()).isZero();
  }

  @Test
  void fiftyThreadsGetAHundredRequestsAndNotOneMore() throws Exception {
    Caller caller = Keyholder.with("key", 100, 0, 0, 0);
    var let = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(50)) {
      var start = new CountDownLatch(1);
      for (int i = 0; i < 50; i++) {
        var _ =
            threads.submit(() -> {
              start.await();
              for (int j = 0; j < 20; j++) {
                tried(caller)
                    .ifPresent(permit -> {
                      let.incrementAndGet();
                      permit.close();
                    });
              }
              return true;
            });
      }
      start.countDown();
    }
    assertThat(let).hasValue(100);
  }

  @Test
  void tenThousandAbortedRequestsLeaveNothingBehind() {
    Caller caller = Keyholder.with("key", 1_000_000, 1_000_000, 1_000_000, 10);
    for (int i = 0; i < 10_000; i++) {
      try (Permit permit = enter(caller)) {
        int stage = i % 3;
        if (stage > 0) {
          permit.count(() -> new Demand(100_000, 1));
        }
        if (stage == 1) {
          throw new FailureException(new Failure.ClientGone());
        }
        permit.settle(0);
      } catch (FailureException gone) {
        assertThat(gone.failure()).isInstanceOf(Failure.ClientGone.class);
      }
    }
    assertThat(admission.running()).isZero();
    assertThat(limits.running()).isZero();
    enter(caller).close();
    assertThat(told.getLast().gauges().get(1).remaining()).isEqualTo(1_000_000);
  }

  private Permit enter(Caller caller) {
    return admission.enter(caller, "req", told::add);
  }

  private Optional<Permit> tried(Caller caller) {
    try {
      return Optional.of(admission.enter(caller, "req", _ -> {}));
    } catch (FailureException refused) {
      return Optional.empty();
    }
  }

  private Failure refusal(Caller caller) {
    var thrown = new ArrayList<Failure>();
    assertThatThrownBy(() -> enter(caller).close())
        .isInstanceOfSatisfying(FailureException.class, e -> thrown.add(e.failure()));
    return thrown.getFirst();
  }

  private Failure refusedToCount(Caller caller, Demand demand) {
    var thrown = new ArrayList<Failure>();
    try (Permit permit = enter(caller)) {
      assertThatThrownBy(() -> permit.count(() -> demand))
          .isInstanceOfSatisfying(FailureException.class, e -> thrown.add(e.failure()));
    }
    return thrown.getFirst();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
