package dev.fovea.media.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.fovea.testkit.pictures.Gifs;
import dev.fovea.testkit.pictures.Jpegs;
import dev.fovea.testkit.pictures.Pngs;
import dev.fovea.testkit.pictures.Webps;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a file on its way, facts or a refusal come of it, soon. */
@Timeout(60)
final class DamageTest {
  private static final int FLIPS = 2000;

  static Stream<Arguments> files() {
    return Stream.of(
        argumentSet("PNG", (Object) Pngs.animated(5, 4, 2)),
        argumentSet("JPEG", (Object) Jpegs.held(Jpegs.of(5, 4), 6)),
        argumentSet("GIF", (Object) Gifs.animated(5, 4, 3, true)),
        argumentSet("WebP", (Object) Webps.held(5, 4, 8)),
        argumentSet("animated WebP", (Object) Webps.animated(5, 4, 3)));
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileCutShortAtAnyByte(byte[] file) {
    assertThat(Probed.isRead(file)).isTrue();
    assertThat(Probed.isRead(Arrays.copyOf(file, 8))).isFalse();
    for (int length = 0; length < file.length; length++) {
      Probed.isRead(Arrays.copyOf(file, length));
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileWithOneBitTurned(byte[] file) {
    var random = new Random(11);
    for (int flip = 0; flip < FLIPS; flip++) {
      byte[] damaged = file.clone();
      damaged[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
      Probed.isRead(damaged);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileWithManyBytesOfNoise(byte[] file) {
    var random = new Random(12);
    for (int round = 0; round < FLIPS; round++) {
      byte[] damaged = file.clone();
      for (int i = random.nextInt(20); i >= 0; i--) {
        damaged[random.nextInt(file.length)] = (byte) random.nextInt(256);
      }
      Probed.isRead(damaged);
    }
  }
}
