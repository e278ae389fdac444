package dev.fovea.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.cost.Money;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyLimitsTest {

  @ParameterizedTest
  @CsvSource({
    "openai/gpt-5.4, openai/gpt-5.4, true",
    "openai/gpt-5.4, openai/gpt-5.4-mini, false",
    "openai/gpt-5.4, OpenAI/gpt-5.4, false",
    "openai/*, openai/gpt-5.4, true",
    "openai/*, openai/, true",
    "openai/*, openai, false",
    "openai/*, xopenai/gpt, false",
    "*, anything, true",
  })
  void allowsAModelByItsIdOrItsBeginning(String pattern, String model, boolean allowed) {
    assertThat(models(pattern).allows(model)).isEqualTo(allowed);
  }

  @Test
  void allowsEveryModelWhenNoneIsNamed() {
    assertThat(KeyLimits.NONE.allows("anything")).isTrue();
    assertThat(models("a", "b*").allows("b1")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a*b", "*a", "**", "a\n", "ü"})
  void refusesWhatIsNoModelsName(String pattern) {
    assertThatThrownBy(() -> models(pattern)).hasMessageContaining("'" + pattern + "'");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, KeyLimits.COUNT_MAX + 1, Long.MAX_VALUE})
  void refusesALimitThatIsNone(long count) {
    assertThatThrownBy(() -> limits(List.of(), OptionalLong.of(count), Optional.empty()))
        .hasMessageContaining("from 1 to");
  }

  @Test
  void refusesABudgetBelowZeroAndMoreModelsThanAnybodyReads() {
    assertThatThrownBy(() -> limits(List.of(), OptionalLong.empty(), Optional.of(new Money(-1))))
        .hasMessageContaining("budget");
    List<String> many = Collections.nCopies(KeyLimits.MODELS_MAX + 1, "a");
    assertThatThrownBy(() -> limits(many, OptionalLong.empty(), Optional.empty()))
        .hasMessageContaining("200");
  }

  private static KeyLimits models(String... models) {
    return limits(List.of(models), OptionalLong.empty(), Optional.empty());
  }

  private static KeyLimits limits(
      List<String> models, OptionalLong requests, Optional<Money> budget) {
    return new KeyLimits(
        models,
        Optional.empty(),
        requests,
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        budget);
  }
}
