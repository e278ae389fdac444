package dev.fovea.media.picture.tiff;

import static dev.fovea.media.picture.tiff.Verdict.holds;
import static dev.fovea.media.picture.tiff.Verdict.readable;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many bytes a strip holds, however it is packed, and where that is damage. */
final class PackingTest {
  private static final int WIDTH = 150;
  private static final int LZW = 5;
  private static final int DEFLATE = 8;
  private static final int PACK_BITS = 32_773;

  /** Also where the reader would stop in time, which depends on its buffers. */
  @Test
  void whatIsWrongRightBehindIsDamage() {
    byte[] packed = Pages.deflated(new byte[WIDTH]);
    packed[packed.length - 1] ^= 1;
    assertThat(holds(Pages.row(WIDTH, DEFLATE, packed))).isFalse();
    assertThat(holds(Pages.row(WIDTH, DEFLATE, Arrays.copyOf(packed, packed.length - 1)))).isTrue();
  }

  /** 256, then 0 and what was there before and a zero more, again and again; 257. */
  @Test
  void codesOfOldWritersAreReadTheOtherWayRound() {
    var bits = new StringBuilder();
    int width = 9;
    bits.append(code(256, 9)).append(code(0, 9));
    int zeros = 1;
    for (int code = 258; code < 700; code++) {
      width = code == 512 ? 10 : width;
      bits.append(code(code, width));
      zeros += code - 256;
    }
    bits.append(code(257, 10)).append("0".repeat(8));
    byte[] packed = new byte[bits.length() / 8];
    for (int i = 0; i < packed.length; i++) {
      String eight = new StringBuilder(bits.substring(8 * i, 8 * i + 8)).reverse().toString();
      packed[i] = (byte) Integer.parseInt(eight, 2);
    }
    byte[] file = Pages.row(zeros, LZW, packed);
    assertThat(readable(file)).isTrue();
    assertThat(holds(file)).isTrue();
    assertThat(holds(Pages.row(zeros + 1, LZW, packed))).isFalse();
  }

  @Test
  void codesAreForgottenOnceAtATime() {
    byte[] twice = bits(nine(256) + nine(256) + nine(1) + nine(257));
    byte[] once = bits(nine(256) + nine(1) + nine(256) + nine(2) + nine(257));
    assertThat(holds(Pages.row(1, LZW, twice))).isFalse();
    assertThat(holds(Pages.row(2, LZW, once))).isTrue();
  }

  @Test
  void whatStandsBehindTheEndOfCodesIsNotThere() {
    StringBuilder bits = new StringBuilder(nine(256));
    IntStream.range(0, 20).forEach(i -> bits.append(nine(i == 10 ? 257 : i)));
    byte[] packed = bits(bits.toString());
    assertThat(holds(Pages.row(10, LZW, packed))).isTrue();
    assertThat(holds(Pages.row(11, LZW, packed))).isFalse();
  }

  /** With zeros behind them, up to a byte. */
  private static byte[] bits(String codes) {
    String bits = codes + "0".repeat(-codes.length() & 7);
    byte[] bytes = new byte[bits.length() / 8];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
    }
    return bytes;
  }

  private static String nine(int code) {
    return Integer.toBinaryString(1 << 9 | code).substring(1);
  }

  /** At the beginning of a row it is that to the reader, which has gone through all rows before. */
  @Test
  void nothingIsTheEndOfRuns() {
    byte[] first = Pages.row(3, PACK_BITS, new byte[] {-128, 2, 7, 7, 7});
    assertThat(readable(first)).isFalse();
    assertThat(holds(first)).isFalse();
    byte[] second = Pages.row(3, PACK_BITS, new byte[] {0, 7, -128, -1, 7});
    assertThat(readable(second)).isTrue();
    assertThat(holds(second)).isFalse();
    assertThat(holds(Pages.row(3, PACK_BITS, new byte[] {0, 7, -1, 7, -128}))).isTrue();
    assertThat(holds(Pages.row(128, PACK_BITS, new byte[] {-127, 7}))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 65_535, 65_536, 65_537, 131_072})
  void anyNumberOfBytesIsInflated(int bytes) {
    byte[] packed = Pages.deflated(new byte[bytes]);
    byte[] file = Pages.row(bytes, DEFLATE, packed);
    assertThat(holds(file)).isTrue();
  }

  private static String code(int code, int width) {
    String bits = Integer.toBinaryString(1 << width | code).substring(1);
    return new StringBuilder(bits).reverse().toString();
  }
}
