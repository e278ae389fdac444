package dev.fovea.media.format;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.json.Slice;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BytesTest {

  @Test
  void bytesBehindBase64AreThoseOfTheFile() {
    for (int length = 0; length < 100; length++) {
      byte[] file = new byte[length];
      new Random(length).nextBytes(file);

      Bytes bytes = Bytes.ofBase64(within(Base64.getEncoder().encode(file)));

      assertThat(bytes.length()).isEqualTo(length);
      assertThat(bytes.head(length)).isEqualTo(file);
    }
  }

  @Test
  void aHeadIsNoLongerThanTheFile() {
    Bytes bytes = Bytes.of(within(new byte[] {1, 2, (byte) 200}));
    assertThat(bytes.head(2)).containsExactly(1, 2);
    assertThat(bytes.head(9)).containsExactly(1, 2, 200);
    assertThat(bytes.at(2)).isEqualTo(200);
  }

  @Test
  void whatLiesOutsideIsNotRead() {
    for (Bytes bytes :
        Arrays.asList(
            Bytes.of(within(new byte[3])), Bytes.ofBase64(within("AAAA".getBytes(US_ASCII))))) {
      assertThatThrownBy(() -> bytes.at(3)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> bytes.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> bytes.at(1L << 32)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void whatIsNotBase64GivesBytesWithoutMeaning() {
    byte[] noise = new byte[400];
    new Random(1).nextBytes(noise);
    assertThat(Bytes.ofBase64(Slice.of(noise)).head(300)).hasSizeBetween(298, 300);
  }

  /** The bytes amid others, as a payload lies in a body. */
  private static Slice within(byte[] bytes) {
    byte[] body = new byte[bytes.length + 7];
    Arrays.fill(body, (byte) '"');
    System.arraycopy(bytes, 0, body, 3, bytes.length);
    return Slice.of(body).sub(3, 3 + bytes.length);
  }
}
