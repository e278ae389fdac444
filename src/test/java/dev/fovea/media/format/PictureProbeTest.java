package dev.fovea.media.format;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.media.format.MediaFacts.Color;
import dev.fovea.testkit.pictures.Exifs;
import dev.fovea.testkit.pictures.Gifs;
import dev.fovea.testkit.pictures.Jpegs;
import dev.fovea.testkit.pictures.Octets;
import dev.fovea.testkit.pictures.Pngs;
import dev.fovea.testkit.pictures.Webps;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the formats of the web say about themselves. */
final class PictureProbeTest {

  @Test
  void aPngTellsItsPixels() {
    assertThat(Probed.facts(Pngs.of(30, 20))).isEqualTo(still(Format.PNG, 30, 20, Color.RGB));
    assertThat(Probed.facts(Pngs.interlaced(30, 20)))
        .isEqualTo(still(Format.PNG, 30, 20, Color.RGB));
  }

  @ParameterizedTest
  @CsvSource({
    "0,1,GRAY,false",
    "0,16,GRAY,false",
    "2,16,RGB,false",
    "3,4,PALETTE,false",
    "4,8,GRAY,true",
    "6,8,RGB,true",
    "6,16,RGB,true"
  })
  void aPngTellsColourDepthAndAlpha(int type, int bits, Color color, boolean alpha) {
    MediaFacts facts = Probed.facts(Pngs.claiming(7, 9, bits, type));
    assertThat(facts.color()).isEqualTo(color);
    assertThat(facts.bitDepth()).isEqualTo(bits);
    assertThat(facts.alpha()).isEqualTo(alpha);
  }

  @Test
  void aPngOfSixteenBitsIsWhatTheJdkWrites() {
    MediaFacts facts = Probed.facts(Pngs.of(5, 6, BufferedImage.TYPE_USHORT_GRAY));
    assertThat(facts.bitDepth()).isEqualTo(16);
    assertThat(facts.color()).isEqualTo(Color.GRAY);
  }

  @Test
  void aColourOfAPaletteMayBeTransparent() {
    MediaFacts facts = Probed.facts(Pngs.transparentPalette(8, 8));
    assertThat(facts.alpha()).isTrue();
    assertThat(facts.color()).isEqualTo(Color.PALETTE);
    assertThat(facts.bitDepth()).isEqualTo(2);
  }

  @Test
  void anAnimatedPngTellsItsFrames() {
    assertThat(Probed.facts(Pngs.animated(4, 4, 12)).frames()).isEqualTo(12);
  }

  @Test
  void aPngTellsThatAProfileComesAlong() {
    assertThat(Probed.facts(Pngs.with(Pngs.of(3, 3), Pngs.chunk("iCCP"))).profile()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void theOrientationIsRead(int orientation) {
    byte[] exif = Pngs.chunk("eXIf", Exifs.orientation(orientation));
    assertThat(Probed.facts(Jpegs.held(Jpegs.of(30, 20), orientation)).orientation())
        .isEqualTo(orientation);
    assertThat(Probed.facts(Pngs.with(Pngs.of(30, 20), exif)).orientation()).isEqualTo(orientation);
    assertThat(Probed.facts(Pngs.withAtEnd(Pngs.of(30, 20), exif)).orientation())
        .isEqualTo(orientation);
    MediaFacts webp = Probed.facts(Webps.held(30, 20, orientation));
    assertThat(webp.orientation()).isEqualTo(orientation);
    assertThat(webp.upright()).contains(orientation < 5 ? new Size(30, 20) : new Size(20, 30));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 255, 65_535})
  void anOrientationThatMakesNoSenseIsUpright(int orientation) {
    assertThat(Probed.facts(Jpegs.held(Jpegs.of(30, 20), orientation)).orientation()).isOne();
  }

  @Test
  void theFirstOrientationCounts() {
    byte[] jpeg = Jpegs.held(Jpegs.held(Jpegs.of(9, 9), 3), 6);
    assertThat(Probed.facts(jpeg).orientation()).isEqualTo(6);
  }

  @Test
  void metadataThatAreBrokenLeaveThePictureUpright() {
    byte[] exif = Exifs.orientation(6);
    for (int i = 0; i < exif.length; i++) {
      byte[] broken = exif.clone();
      broken[i] ^= (byte) 0xFF;
      int orientation = Probed.facts(Jpegs.with(Jpegs.of(9, 9), Jpegs.exif(broken))).orientation();
      assertThat(orientation).isIn(1, 6);
    }
  }

  @Test
  void aJpegTellsItsPixels() {
    assertThat(Probed.facts(Jpegs.of(30, 20))).isEqualTo(still(Format.JPEG, 30, 20, Color.RGB));
    assertThat(Probed.facts(Jpegs.progressive(30, 20)))
        .isEqualTo(still(Format.JPEG, 30, 20, Color.RGB));
    assertThat(Probed.facts(Jpegs.gray(30, 20))).isEqualTo(still(Format.JPEG, 30, 20, Color.GRAY));
    assertThat(Probed.facts(Jpegs.cmyk(30, 20))).isEqualTo(still(Format.JPEG, 30, 20, Color.CMYK));
  }

  @Test
  void aJpegMayHaveTwelveBits() {
    assertThat(Probed.facts(Jpegs.claiming(30, 20, 12, 3)).bitDepth()).isEqualTo(12);
  }

  @Test
  void aJpegTellsThatAProfileComesAlong() {
    byte[] profile = Jpegs.segment(0xE2, "ICC_PROFILE\0\1\1".getBytes(US_ASCII));
    assertThat(Probed.facts(Jpegs.with(Jpegs.of(3, 3), profile)).profile()).isTrue();
    assertThat(Probed.facts(Jpegs.with(Jpegs.of(3, 3), Jpegs.segment(0xE2))).profile()).isFalse();
  }

  @Test
  void strangeBytesBetweenSegmentsAreSteppedOver() {
    byte[] strange = {0, 0, (byte) 0xFF, 0, (byte) 0xFF, (byte) 0xFF};
    assertThat(Probed.facts(Jpegs.with(Jpegs.of(30, 20), Jpegs.segment(0xFE), strange)).size())
        .contains(new Size(30, 20));
  }

  @Test
  void aHundredMegabytesOfSegmentsAreSteppedOver() {
    byte[] jpeg = Jpegs.of(30, 20);
    byte[] segment = {(byte) 0xFF, (byte) 0xE1, (byte) 0xFF, (byte) 0xFF};
    byte[] start = Arrays.copyOf(jpeg, 2);
    byte[] end = Arrays.copyOfRange(jpeg, 2, jpeg.length);
    var file = new RepeatedBytes(start, segment, 65_537, 1600, end);
    assertThat(file.length()).isGreaterThan(100_000_000);
    assertThat(Probed.facts(file).size()).contains(new Size(30, 20));
  }

  @Test
  void aGifTellsItsScreenAndItsFrames() {
    assertThat(Probed.facts(Gifs.of(30, 20))).isEqualTo(still(Format.GIF, 30, 20, Color.PALETTE));
    MediaFacts animated = Probed.facts(Gifs.animated(30, 20, 77, true));
    assertThat(animated.frames()).isEqualTo(77);
    assertThat(animated.alpha()).isTrue();
    assertThat(Probed.facts(Gifs.animated(30, 20, 2, false)).alpha()).isFalse();
  }

  @Test
  void aFrameThatSticksOutMakesAGifLarger() {
    assertThat(Probed.facts(Gifs.claiming(10, 10, 5, 700)).size()).contains(new Size(10, 700));
  }

  @Test
  void aWebpTellsItsPixels() {
    assertThat(Probed.facts(Webps.lossless(30, 20)))
        .isEqualTo(still(Format.WEBP, 30, 20, Color.RGB));
    assertThat(Probed.facts(Webps.lossyClaiming(30, 20)))
        .isEqualTo(still(Format.WEBP, 30, 20, Color.RGB));
    assertThat(Probed.facts(Webps.extended(30, 20, 30, 20)))
        .isEqualTo(still(Format.WEBP, 30, 20, Color.RGB));
    assertThat(Probed.facts(Webps.transparent(30, 20)).alpha()).isTrue();
    assertThat(Probed.facts(Webps.held(30, 20, 1)).profile()).isTrue();
  }

  @Test
  void anAnimatedWebpTellsItsFrames() {
    MediaFacts facts = Probed.facts(Webps.animated(30, 20, 33));
    assertThat(facts.frames()).isEqualTo(33);
    assertThat(facts.alpha()).isTrue();
    assertThat(facts.size()).contains(new Size(30, 20));
  }

  @Test
  void manyFramesAreNotCountedToTheirEnd() {
    assertThat(Probed.facts(Gifs.animated(1, 1, 100_000, false)).frames())
        .isEqualTo(Probe.FRAMES_MAX);
    assertThat(Probed.facts(Webps.animated(1, 1, 20_000)).frames()).isGreaterThan(1000);
    byte[] billions = Pngs.chunk("acTL", Octets.big().u32(1L << 31, 0).toByteArray());
    assertThat(Probed.facts(Pngs.with(Pngs.of(1, 1), billions)).frames())
        .isEqualTo(Probe.FRAMES_MAX);
  }

  private static MediaFacts still(Format format, int width, int height, Color color) {
    return new MediaFacts(
        format,
        Optional.of(new Size(width, height)),
        1,
        1,
        false,
        8,
        color,
        false,
        Optional.empty());
  }
}
