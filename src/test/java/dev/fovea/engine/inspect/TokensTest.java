package dev.fovea.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokensTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "grüße 图片 \uD83D\uDE00", "a \"quote\"\n\\ and \u0001"})
  void charactersAreCountedInTheBytes(String text) {
    assertThat(Tokens.characters(Json.escaped(text)))
        .isEqualTo(text.codePointCount(0, text.length()));
  }

  @Test
  void anEscapeOfSixIsOneCharacter() {
    assertThat(Tokens.characters(Slice.of("a\\u00e9b\\/c"))).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "750,1,1", "751,1,2", "640,480,410", "4000,3000,1568"})
  void aPictureCostsByItsPixelsUpToABound(long width, long height, long tokens) {
    assertThat(Tokens.ofImage(width, height)).isEqualTo(tokens);
  }
}
