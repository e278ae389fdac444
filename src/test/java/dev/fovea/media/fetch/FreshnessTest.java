package dev.fovea.media.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long an answer may be kept. */
final class FreshnessTest {
  private static final Duration MOST = Duration.ofMinutes(10);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 600",
        "public | 600",
        "private | 600",
        "max-age=60 | 60",
        "public, max-age=60, immutable | 60",
        "MAX-AGE=60 | 60",
        "max-age=\"60\" | 60",
        "max-age=31536000 | 600",
        "max-age=999999999999 | 600",
        "max-age=0 | 0",
        "max-age=x | 600",
        "s-maxage=5 | 600",
        "x-max-age=5 | 600",
        "no-store | 0",
        "No-Store | 0",
        "public,no-store,max-age=60 | 0",
        "no-cache | 0",
        "no-cache=\"Set-Cookie\" | 0",
        "must-revalidate | 600",
        "x-no-store-at-all | 600",
      })
  void aHostMayShortenIt(String header, long seconds) {
    assertThat(Freshness.of(List.of(header), MOST)).hasSeconds(seconds);
  }

  @Test
  void everyHeaderIsHeard() {
    assertThat(Freshness.of(List.of(), MOST)).isEqualTo(MOST);
    assertThat(Freshness.of(List.of("public", "no-store"), MOST)).isZero();
  }
}
