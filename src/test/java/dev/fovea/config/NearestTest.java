package dev.fovea.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void aSwapOfNeighboursIsOneEdit() {
    assertThat(Nearest.edits("fromat", "format")).isEqualTo(1);
    assertThat(Nearest.edits("format", "format")).isZero();
    assertThat(Nearest.edits("", "abc")).isEqualTo(3);
    assertThat(Nearest.edits("kitten", "sitting")).isEqualTo(3);
  }

  @Test
  void caseIsNoDifference() {
    assertThat(Nearest.to("GPT-4O", List.of("o1", "gpt-4o"))).contains("gpt-4o");
  }

  @Test
  void severalComeNearestFirstAndThenByName() {
    assertThat(Nearest.to("gpt-4", List.of("zzz", "gpt-4b", "gpt-4a", "gpt-4"), 3))
        .containsExactly("gpt-4", "gpt-4a", "gpt-4b");
  }

  @Test
  void thereMayBeNothingToOffer() {
    assertThat(Nearest.to("x", List.of())).isEmpty();
    assertThat(Nearest.hint("x", List.of())).isEmpty();
  }
}
