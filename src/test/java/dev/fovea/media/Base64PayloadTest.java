package dev.fovea.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.json.Slice;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Base64PayloadTest {
  private static final int BLOCK = 32 * 1024;

  @Test
  void anyBytesEncodedAreValidAndNotWithAStrangeCharacter() {
    var random = new Random(3);
    for (int round = 0; round < 300; round++) {
      byte[] bytes = new byte[1 + random.nextInt(round < 290 ? 300 : 100_000)];
      random.nextBytes(bytes);
      byte[] text = Base64.getEncoder().encode(bytes);
      assertThat(Base64Payload.valid(Slice.of(text))).isTrue();
      text[random.nextInt(text.length)] = (byte) "!-_ \n\u007f\\".charAt(random.nextInt(7));
      assertThat(Base64Payload.valid(Slice.of(text))).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {BLOCK - 4, BLOCK, BLOCK + 4, 2 * BLOCK, 2 * BLOCK + 4})
  void blockBordersDoNotMatter(int characters) {
    String text = "A".repeat(characters);
    assertThat(valid(text)).isTrue();
    assertThat(valid(text.substring(2) + "==")).isTrue();
    assertThat(valid(text.substring(2))).as("without padding").isTrue();
    assertThat(valid(text.substring(3))).as("one character too many").isFalse();
  }

  @Test
  void paddingInsideIsRefusedAtABlockBorderAsWell() {
    assertThat(valid("A".repeat(BLOCK - 2) + "==" + "AAAA")).isFalse();
    assertThat(valid("AA==AAAA")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\/8A=", "\\u002B\\u002f8A", "\\u002b\\/8A"})
  void escapedCharactersOfTheAlphabetAreTaken(String text) {
    assertThat(valid(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "A", "=", "====", "AAA\\", "AAA\\u002", "AA\\n", "AA\\u00e9A", "AA\\u0020A"})
  void whatIsNotBase64IsRefused(String text) {
    assertThat(valid(text)).isFalse();
  }

  private static boolean valid(String text) {
    return Base64Payload.valid(Slice.of(text));
  }
}
