package dev.fovea.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class GuessesTest {
  private static final String HERE = "192.0.2.7";

  private final AtomicLong nanos = new AtomicLong(-5);
  private final Guesses guesses = new Guesses(3, nanos::get);

  @Test
  void somebodyMayMistypeAKeyButNotForEver() {
    wrong(HERE, 3);

    assertThat(refusal(HERE).retryAfterSeconds()).isEqualTo(60);
    pass(Duration.ofSeconds(50));
    assertThat(refusal(HERE).retryAfterSeconds()).isEqualTo(10);
    assertThat(refusal(HERE).message()).contains("wrong API keys", "this address");
  }

  @Test
  void theMinuteIsNotLongerForThoseWhoGoOn() {
    wrong(HERE, 3);
    for (int i = 0; i < 59; i++) {
      pass(Duration.ofSeconds(1));
      refusal(HERE);
    }
    pass(Duration.ofSeconds(2));

    wrong(HERE, 3);
    refusal(HERE);
  }

  @Test
  void addressesDoNotCountForEachOther() {
    wrong(HERE, 3);
    refusal(HERE);

    wrong("192.0.2.8", 3);
  }

  @Test
  void anIpv6NetworkIsOneAddress() {
    wrong("2001:db8:0:1:0:0:0:1", 1);
    wrong("2001:db8:0:1:ffff:0:0:1", 1);
    wrong("2001:db8:0:1:1:2:3:4", 1);

    refusal("2001:db8:0:1:5:6:7:8");
    wrong("2001:db8:0:2:0:0:0:1", 3);
  }

  @Test
  void moreAddressesThanItRemembersPushOutOnlyAddresses() {
    for (int i = 0; i < 50_000; i++) {
      wrong("10.%d.%d.%d".formatted(i >> 16, (i >> 8) & 255, i & 255), 1);
    }
    assertThat(guesses.remembered()).isLessThanOrEqualTo(10_000);
  }

  private void wrong(String address, int times) {
    for (int i = 0; i < times; i++) {
      guesses.wrong(address);
    }
  }

  private Failure.RateLimited refusal(String address) {
    var thrown = new Failure[1];
    assertThatThrownBy(() -> guesses.wrong(address))
        .isInstanceOfSatisfying(FailureException.class, e -> thrown[0] = e.failure());
    return (Failure.RateLimited) thrown[0];
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
