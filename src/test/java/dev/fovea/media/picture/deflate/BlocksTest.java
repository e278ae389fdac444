package dev.fovea.media.picture.deflate;

import static dev.fovea.media.picture.deflate.InflateTest.byTheJdk;
import static dev.fovea.media.picture.deflate.InflateTest.inflated;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks with codes of their own, put together bit by bit. */
final class BlocksTest {
  @ParameterizedTest
  @CsvSource({"257, 30, 3", "286, 30, 3", "287, 30, 0", "257, 31, 0"})
  void aBlockHasNoMoreCodesThanThereAreSymbols(int symbols, int distances, int read) {
    byte[] stream = stream(block(symbols, distances));
    assertThat(inflated(stream, 3)).isEqualTo(byTheJdk(stream, 3)).hasSize(read);
  }

  @Test
  void blocksWithCodesOfTheirOwnAreSomeAndNotMillions() {
    for (int blocks : new int[] {20_000, 60_000}) {
      byte[] stream = stream(block(257, 30).repeat(blocks));
      byte[] data = byTheJdk(stream, 3 * blocks);
      assertThat(data).hasSize(3 * blocks);
      assertThat(inflated(stream, data.length)).isEqualTo(blocks == 20_000 ? data : new byte[0]);
    }
  }

  /** Not the last one: its codes, three letters by them, and its end. */
  private static String block(int symbols, int distances) {
    var bits = new StringBuilder("0" + "01");
    bits.append(number(symbols - 257, 5)).append(number(distances - 1, 5)).append(number(14, 4));
    for (int symbol : new int[] {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1}) {
      bits.append(number(symbol <= 1 ? 1 : 0, 3));
    }
    for (int symbol = 0; symbol < symbols; symbol++) {
      bits.append(symbol == 'A' || symbol == 256 ? 1 : 0);
    }
    return bits.append("11").append("0".repeat(distances - 2)).append("0001").toString();
  }

  /** Behind a head, with zeros at the end. */
  private static byte[] stream(String blocks) {
    String bits = "00011110" + "10000000" + blocks + "0".repeat(40);
    byte[] stream = new byte[bits.length() / 8];
    for (int i = 0; i < 8 * stream.length; i++) {
      stream[i / 8] |= (byte) (bits.charAt(i) == '1' ? 1 << i % 8 : 0);
    }
    return stream;
  }

  /** From its lowest bit on. */
  private static String number(int number, int length) {
    return new StringBuilder(Integer.toBinaryString(1 << length | number).substring(1))
        .reverse()
        .toString();
  }
}
