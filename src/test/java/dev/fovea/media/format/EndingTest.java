package dev.fovea.media.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.fovea.json.Slice;
import dev.fovea.testkit.pictures.Gifs;
import dev.fovea.testkit.pictures.Jpegs;
import dev.fovea.testkit.pictures.Octets;
import dev.fovea.testkit.pictures.Pngs;
import dev.fovea.testkit.pictures.Webps;
import dev.fovea.vision.Format;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether a file is all there. */
final class EndingTest {

  static Stream<Arguments> files() {
    return Stream.of(
        argumentSet("PNG", Format.PNG, Pngs.of(40, 30)),
        argumentSet("APNG", Format.PNG, Pngs.animated(40, 30, 3)),
        argumentSet("JPEG", Format.JPEG, Jpegs.of(40, 30)),
        argumentSet("progressive JPEG", Format.JPEG, Jpegs.progressive(40, 30)),
        argumentSet("GIF", Format.GIF, Gifs.of(40, 30)),
        argumentSet("animated GIF", Format.GIF, Gifs.animated(40, 30, 3, true)),
        argumentSet("lossless WebP", Format.WEBP, Webps.lossless(40, 30)),
        argumentSet("extended WebP", Format.WEBP, Webps.held(40, 30, 6)));
  }

  @ParameterizedTest
  @MethodSource("files")
  void theWholeFileIsAllThere(Format format, byte[] file) {
    assertThat(whole(format, file)).isTrue();
    assertThat(Ending.whole(format, Bytes.ofBase64(Slice.of(Base64.getEncoder().encode(file)))))
        .isTrue();
  }

  /** Phones hang films behind their photos, editors their notes. */
  @ParameterizedTest
  @MethodSource("files")
  void whatHangsOnBehindIsNoMatter(Format format, byte[] file) {
    byte[] trailer = Octets.big().bytes(file).text("\0\0\0\u0018ftypmp42").u8(0, 0).toByteArray();
    assertThat(whole(format, trailer)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileThatIsCutInItsPixelsIsNot(Format format, byte[] file) {
    byte[] cut = Arrays.copyOf(file, file.length - 5);
    if (format == Format.GIF) {
      cut[cut.length - 1] = 7; // or it might end by chance where a frame may end
    }
    assertThat(whole(format, cut)).isFalse();
  }

  @Test
  void pixelsThatGoOnForeverHaveNoEnd() {
    byte[] scan = new byte[200_000];
    Arrays.fill(scan, (byte) 0x55);
    byte[] file = Octets.big().u8(0xFF, 0xD8, 0xFF, 0xDA).bytes(scan).toByteArray();
    assertThat(whole(Format.JPEG, file)).isFalse();
  }

  @Test
  void aGifMayLackItsTrailer() {
    byte[] file = Gifs.of(40, 30);
    assertThat(whole(Format.GIF, Arrays.copyOf(file, file.length - 1))).isTrue();
  }

  private static boolean whole(Format format, byte[] file) {
    return Ending.whole(format, Bytes.of(Slice.of(file)));
  }
}
