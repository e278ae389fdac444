package dev.fovea.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.json.Slice;
import dev.fovea.vision.Source;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Base64 in every dress, as it stands in a JSON string. */
final class PayloadTest {
  private static final int BLOCK = 32 * 1024;

  @Test
  void cleanBase64IsUsedWhereItLies() {
    var random = new Random(3);
    for (int round = 0; round < 300; round++) {
      byte[] file = new byte[1 + random.nextInt(round < 290 ? 300 : 100_000)];
      random.nextBytes(file);
      Slice text = Slice.of(Base64.getEncoder().encode(file));
      Payload payload = Payload.of(text).orElseThrow();
      assertThat(payload.touched()).isFalse();
      assertThat(payload.base64().array()).isSameAs(text.array());
      assertThat(payload.bytes()).isEqualTo(file.length);
      assertThat(payload.decoded().array()).isEqualTo(file);
    }
  }

  @Test
  void aStrangeCharacterAnywhereIsFound() {
    var random = new Random(4);
    for (int round = 0; round < 300; round++) {
      byte[] text = new byte[4 * (1 + random.nextInt(20_000))];
      Arrays.fill(text, (byte) 'A');
      text[random.nextInt(text.length)] = (byte) "!.:,\u007f\\\"é".charAt(random.nextInt(8));
      assertThat(Payload.of(Slice.of(text))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {BLOCK - 4, BLOCK, BLOCK + 4, 2 * BLOCK, 2 * BLOCK + 4})
  void blockBordersDoNotMatter(int characters) {
    String text = "A".repeat(characters);
    assertThat(tidied(text)).isEqualTo(text);
    assertThat(tidied(text.substring(2) + "==")).isEqualTo(text.substring(2) + "==");
    assertThat(tidied(text.substring(2))).isEqualTo(text.substring(2) + "==");
    assertThat(Payload.of(Slice.of(text.substring(3)))).as("one character too many").isEmpty();
  }

  @Test
  void paddingInsideIsRefusedAtABlockBorderAsWell() {
    assertThat(Payload.of(Slice.of("A".repeat(BLOCK - 2) + "==" + "AAAA"))).isEmpty();
    assertThat(Payload.of(Slice.of("AA==AAAA"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "\\/8A=,/8A=",
        "\\u002B\\u002f8A,+/8A",
        "-_8A,+/8A",
        "%2B%2f8%3D,+/8=",
        "\\u00252B\\/8A,+/8A",
        "AAAA\\nBBBB\\r\\nCCCC\\n,AAAABBBBCCCC",
        "AAAA\\u000aBBBB%0ACCCC,AAAABBBBCCCC",
        "' AAAA\\n  BBBB\\t\\nCC== ',AAAABBBBCC==",
        "AAAA BBBB CCCC DDDD,AAAABBBBCCCCDDDD",
        "AAAA BBBB CCCC DD,AAAABBBBCCCCDD==",
        "AA,AA==",
        "AAA,AAA=",
        "AA=,AA==",
        "AA=\\n=,AA==",
        "QUJD_-o,QUJD/+o="
      })
  void otherDressesAreTakenOff(String text, String clean) {
    Payload payload = Payload.of(Slice.of(text)).orElseThrow();
    assertThat(payload.touched()).isTrue();
    assertThat(payload.base64().utf8()).isEqualTo(clean);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "A",
        "=",
        "==",
        "====",
        "AAAA====",
        "AAA==",
        "AAAA=",
        "AAAAA",
        "AAA\\",
        "AAA\\u002",
        "AAA\\u00zz",
        "AA\\\"A",
        "AA\\u00e9A",
        "AA%",
        "AA%4",
        "AA%zz",
        "AA=A",
        "A B C D",
        "AAAA BBB CCCC",
        "AAAA BBBB CCCCC",
        "AAAAAAA BBBBBBB BB",
        "\\n",
        "  ",
        "https://example.com/a"
      })
  void whatIsNotBase64IsRefused(String text) {
    assertThat(Payload.of(Slice.of(text))).isEmpty();
  }

  @Test
  void plusSignsThatBecameSpacesAreNotLeftOut() {
    var random = new Random(5);
    byte[] file = new byte[3000];
    random.nextBytes(file);
    String text = Base64.getEncoder().encodeToString(file).replace('+', ' ');
    assertThat(Payload.of(Slice.of(text))).isEmpty();
  }

  @Test
  void linesOfAMimeEncoderAreTaken() {
    byte[] file = new byte[100_000];
    new Random(6).nextBytes(file);
    String text = Base64.getMimeEncoder().encodeToString(file);
    assertThat(tidied(text.replace("\r\n", "\\r\\n")))
        .isEqualTo(tidied(text.replace("\r\n", " ")))
        .isEqualTo(Base64.getEncoder().encodeToString(file));
  }

  @Test
  void whatIsKnownAlreadyIsNotCheckedAgain() {
    Slice text = Slice.of("!!!!AAAA");
    assertThat(Payload.of(new Source.Inline(text, text, "").checked(6), "p").touched()).isFalse();
  }

  @Test
  void aRefusalSaysWhereAndNotWhat() {
    Slice raw = Slice.of("secret*more");
    assertThatThrownBy(() -> Payload.of(new Source.Inline(raw, raw, ""), "messages[7]"))
        .isInstanceOfSatisfying(
            FailureException.class,
            thrown -> {
              var failure = (Failure.MediaRejected) thrown.failure();
              assertThat(failure.fault()).isEqualTo(MediaFault.INVALID_BASE64_IMAGE);
              assertThat(failure.param()).isEqualTo("messages[7]");
              assertThat(failure.message())
                  .contains("character 7 of 11")
                  .doesNotContain("secret")
                  .doesNotContain("more");
            });
  }

  private static String tidied(String text) {
    Optional<Payload> payload = Payload.of(Slice.of(text.getBytes(US_ASCII)));
    return payload.orElseThrow().base64().utf8();
  }
}
