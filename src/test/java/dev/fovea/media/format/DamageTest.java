package dev.fovea.media.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.fovea.testkit.pictures.Avis;
import dev.fovea.testkit.pictures.Bmps;
import dev.fovea.testkit.pictures.Gifs;
import dev.fovea.testkit.pictures.Icos;
import dev.fovea.testkit.pictures.Jpegs;
import dev.fovea.testkit.pictures.Octets;
import dev.fovea.testkit.pictures.Pngs;
import dev.fovea.testkit.pictures.Psds;
import dev.fovea.testkit.pictures.Samples;
import dev.fovea.testkit.pictures.Tiffs;
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

  /** All of a picture, and more of a film than its header. */
  private static final int CUTS = 5000;

  static Stream<Arguments> files() {
    return Stream.of(
        argumentSet("PNG", (Object) Pngs.animated(5, 4, 2)),
        argumentSet("JPEG", (Object) Jpegs.held(Jpegs.of(5, 4), 6)),
        argumentSet("GIF", (Object) Gifs.animated(5, 4, 3, true)),
        argumentSet("WebP", (Object) Webps.held(5, 4, 8)),
        argumentSet("animated WebP", (Object) Webps.animated(5, 4, 3)),
        argumentSet("TIFF", (Object) Tiffs.of(5, 4)),
        argumentSet("BigTIFF", (Object) Tiffs.big(5, 4, 16)),
        argumentSet("BMP", (Object) Bmps.of(5, 4)),
        argumentSet("ICO", (Object) Icos.of(Pngs.of(5, 4), Icos.bitmap(5, 4))),
        argumentSet("Photoshop", (Object) Psds.of(5, 4, 3, 1039)));
  }

  static Stream<Arguments> containers() {
    return Stream.concat(
        Stream.of(
                "half.heic",
                "grid-turned.heic",
                "half.avif",
                "animated.avif",
                "half.jxl",
                "half.jp2",
                "film.mp4",
                "film.mov",
                "film.webm",
                "film.mkv")
            .map(name -> argumentSet(name, (Object) Samples.of(name))),
        Stream.of(
            argumentSet("SVG", (Object) svg()),
            argumentSet("AVI", (Object) Avis.film(30, 20, 1, 25, 9))));
  }

  private static byte[] svg() {
    return Octets.big()
        .text("<?xml version='1.0'?><!DOCTYPE svg [<!ATTLIST a b CDATA 'c'>]><!-- c -->")
        .text("<svg width='30' height='20' viewBox='0 0 3 2'/>")
        .toByteArray();
  }

  @ParameterizedTest
  @MethodSource({"files", "containers"})
  void aFileCutShortAtAnyByte(byte[] file) {
    assertThat(Probed.isRead(file)).isTrue();
    assertThat(Probed.isRead(Arrays.copyOf(file, 3))).isFalse();
    for (int length = 0; length < Math.min(file.length, CUTS); length++) {
      Probed.isRead(Arrays.copyOf(file, length));
    }
  }

  @ParameterizedTest
  @MethodSource({"files", "containers"})
  void aFileWithOneBitTurned(byte[] file) {
    var random = new Random(11);
    for (int flip = 0; flip < FLIPS; flip++) {
      byte[] damaged = file.clone();
      damaged[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
      Probed.isRead(damaged);
    }
  }

  @ParameterizedTest
  @MethodSource({"files", "containers"})
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
