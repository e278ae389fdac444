package dev.fovea.media.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.fovea.error.MediaFault;
import dev.fovea.testkit.pictures.Gifs;
import dev.fovea.testkit.pictures.Jpegs;
import dev.fovea.testkit.pictures.Pngs;
import dev.fovea.testkit.pictures.Webps;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Headers that lie, contradict themselves or never end are refused by name and reason. */
final class HostileHeaderTest {

  static Stream<Arguments> pictures() {
    return Stream.of(
        argumentSet("PNG of 0 x 0", Pngs.claiming(0, 0), "0 × 0"),
        argumentSet("PNG of 2^31 x 1", Pngs.claiming(1L << 31, 1), "2147483648 × 1"),
        argumentSet("PNG of 3 bits", Pngs.claiming(1, 1, 3, 0), "3 bits"),
        argumentSet("PNG of a colour type of its own", Pngs.claiming(1, 1, 8, 5), "type 5"),
        argumentSet("PNG without header", Arrays.copyOf(Pngs.of(1, 1), 12), "IHDR"),
        argumentSet("PNG with half a header", Arrays.copyOf(Pngs.of(1, 1), 20), "cut off"),
        argumentSet("PNG that begins otherwise", noHeader(), "IHDR"),
        argumentSet("JPEG of 0 x 0", Jpegs.claiming(0, 0, 8, 3), "0 × 0"),
        argumentSet("JPEG of height 0", Jpegs.claiming(9, 0, 8, 3), "9 × 0"),
        argumentSet("JPEG of two sizes", twoFrames(), "twice"),
        argumentSet("JPEG without frame", noFrame(), "how large"),
        argumentSet("JPEG of empty segments", manySegments(), "segments"),
        argumentSet("JPEG of fill bytes", fill(), "more headers"),
        argumentSet("GIF of 0 x 0", Gifs.claiming(0, 0, 0, 0), "0 × 0"),
        argumentSet("GIF without frame", Gifs.animated(9, 9, 0, false), "no picture"),
        argumentSet("WebP of 0 x 0", Webps.lossyClaiming(0, 0), "0 × 0"),
        argumentSet("WebP of two sizes", Webps.extended(30, 20, 16_000, 16_000), "two different"),
        argumentSet("WebP of a huge frame", Webps.framed(30, 20, 16_000, 16_000), "two different"),
        argumentSet("WebP with a frame outside", Webps.shifted(30, 20, 2), "sticks out"));
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void itIsRefused(byte[] file, String reason) {
    var refusal = Probed.refusal(file);
    assertThat(refusal.fault()).isEqualTo(MediaFault.IMAGE_PARSE_ERROR);
    assertThat(refusal.message()).contains(reason).startsWith("The file begins like ");
  }

  @Test
  void aMillionEmptyChunksAreNotAllLookedAt() {
    byte[] png = Pngs.of(3, 4);
    var file =
        new RepeatedBytes(
            Arrays.copyOf(png, 33),
            Pngs.chunk("tEXt"),
            12,
            1_000_000,
            Arrays.copyOfRange(png, 33, png.length));
    assertThat(Probed.facts(file).size()).isPresent();
  }

  private static byte[] noHeader() {
    byte[] png = Pngs.of(1, 1);
    png[12] = 'J';
    return png;
  }

  private static byte[] twoFrames() {
    byte[] jpeg = Jpegs.claiming(10, 10, 8, 3);
    return Jpegs.with(jpeg, Arrays.copyOfRange(jpeg, 2, 21));
  }

  private static byte[] noFrame() {
    return Jpegs.with(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9});
  }

  private static byte[] manySegments() {
    byte[][] comments = new byte[20_000][];
    Arrays.fill(comments, Jpegs.segment(0xFE));
    return Jpegs.with(Jpegs.of(1, 1), comments);
  }

  private static byte[] fill() {
    byte[] fill = new byte[300_000];
    Arrays.fill(fill, (byte) 0xFF);
    return Jpegs.with(Jpegs.of(1, 1), fill);
  }
}
