package dev.fovea.engine.inspect.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SpacesTest {
  private static final int LETTER = 16; // pixels from the middle of one letter to the next

  /** A strip with a stroke under each character, and a wide gap where {@code drawn} has a blank. */
  private static String read(String drawn, double whisper) {
    int width = drawn.length() * LETTER;
    int[] rgb = new int[width * 48];
    Arrays.fill(rgb, 0xFFFFFF);
    List<Glyph> glyphs = new ArrayList<>();
    for (int i = 0; i < drawn.length(); i++) {
      if (drawn.charAt(i) != ' ') {
        stroke(rgb, width, i * LETTER);
        boolean space = i + 1 < drawn.length() && drawn.charAt(i + 1) == ' ';
        double place = (i + 0.5) / drawn.length();
        glyphs.add(new Glyph(drawn.substring(i, i + 1), 1, place, space ? whisper : 1e-5));
      }
    }
    return Spaces.join(new Pixels(width, 48, rgb), Proof.read(glyphs));
  }

  private static void stroke(int[] rgb, int width, int left) {
    for (int y = 10; y < 40; y++) {
      Arrays.fill(rgb, y * width + left + 2, y * width + left + LETTER - 2, 0);
    }
  }

  @Test
  void aWideGapWithAWhisperIsASpace() {
    assertThat(read("two words", 0.05)).isEqualTo("two words");
  }

  @Test
  void aGapAloneIsNoSpaceBesideThePointOfANumber() {
    assertThat(read("12. 50", 0.01)).isEqualTo("12.50");
  }

  @Test
  void hanCharactersAreNeverParted() {
    assertThat(read("今天 天气", 0.9)).isEqualTo("今天天气");
  }

  @Test
  void widePunctuationBetweenLatinLettersBecomesNarrow() {
    assertThat(read("hot， even", 0.5)).isEqualTo("hot, even");
    assertThat(read("天气，我", 0.5)).isEqualTo("天气，我");
  }

  @Test
  void lettersInsideNumbersAreFigures() {
    assertThat(read("9:o0 2o% 1l7", 0.5)).isEqualTo("9:00 20% 117");
    assertThat(read("0il foo", 0.5)).isEqualTo("Oil foo");
  }

  @Test
  void nothingReadIsNoText() {
    assertThat(read("", 0)).isEmpty();
  }
}
