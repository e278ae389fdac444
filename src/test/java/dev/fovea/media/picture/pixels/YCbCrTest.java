package dev.fovea.media.picture.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every pixel, to the nearest value: ITU-T T.871 for JPEG, ITU-T H.273 for films and HEIC. */
final class YCbCrTest {
  private static final int JPEG = 5;

  @ParameterizedTest
  @CsvSource({
    "1, 0.2126, 0.0722",
    "2, 0.299, 0.114",
    "5, 0.299, 0.114",
    "6, 0.299, 0.114",
    "4, 0.30, 0.11",
    "7, 0.212, 0.087",
    "9, 0.2627, 0.0593"
  })
  void isTheFormulaOfItsMatrix(int matrix, double red, double blue) {
    for (boolean full : new boolean[] {true, false}) {
      YCbCr meaning = YCbCr.of(matrix, full).orElseThrow();
      for (int i = 0; i < 1 << 15; i++) {
        int y = (i & 31) * 255 / 31;
        int cb = (i >> 5 & 31) * 255 / 31;
        int cr = (i >> 10) * 255 / 31;
        double bright = full ? y : (y - 16) * 255 / 219.0;
        double toBlue = 2 * (1 - blue) * (cb - 128) * (full ? 1 : 255 / 224.0);
        double toRed = 2 * (1 - red) * (cr - 128) * (full ? 1 : 255 / 224.0);
        double green = bright - (red * toRed + blue * toBlue) / (1 - red - blue);
        int[] rgb = pixel(meaning, y, cb, cr);
        assertNearest(rgb[0], bright + toRed);
        assertNearest(rgb[1], green);
        assertNearest(rgb[2], bright + toBlue);
      }
    }
  }

  /** A value that lies as near to two may become either. */
  private static void assertNearest(int sample, double exact) {
    double within = Math.clamp(exact, 0, 255);
    assertThat(Math.abs(sample - within)).isLessThan(0.505);
  }

  @Test
  void greyHasNoTint() {
    YCbCr meaning = YCbCr.of(JPEG, /* full= */ true).orElseThrow();
    for (int y = 0; y < 256; y++) {
      assertThat(pixel(meaning, y, 128, 128)).containsExactly(y, y, y);
    }
  }

  @Test
  void whatIsNoneIsNotTakenForOne() {
    assertThat(YCbCr.of(/* red, green and blue */ 0, /* full= */ true)).isEmpty();
    assertThat(YCbCr.of(/* YCgCo */ 8, /* full= */ true)).isEmpty();
    assertThat(YCbCr.of(/* constant luminance */ 10, /* full= */ false)).isEmpty();
  }

  private static int[] pixel(YCbCr meaning, int y, int cb, int cr) {
    byte[] bgr = new byte[4];
    meaning.row(new byte[] {(byte) y}, new byte[] {(byte) cb}, new byte[] {(byte) cr}, bgr, 1);
    assertThat(bgr[0]).isZero();
    return new int[] {bgr[3] & 0xFF, bgr[2] & 0xFF, bgr[1] & 0xFF};
  }
}
