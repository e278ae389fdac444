package dev.fovea.media.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.media.format.MediaFacts.Color;
import dev.fovea.testkit.pictures.Films;
import dev.fovea.testkit.pictures.Heifs;
import dev.fovea.testkit.pictures.Isos;
import dev.fovea.testkit.pictures.Jp2s;
import dev.fovea.testkit.pictures.Jxls;
import dev.fovea.testkit.pictures.Octets;
import dev.fovea.testkit.pictures.Samples;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HEIC, AVIF, JPEG XL and JPEG 2000 files say about themselves. */
final class BoxedProbeTest {

  @ParameterizedTest
  @CsvSource({
    "quarters.heic, HEIC, 60x40, 1, false",
    "quarters.avif, AVIF, 60x40, 1, false",
    "quarters.jxl, JXL, 60x40, 1, false",
    "quarters.jp2, JP2, 60x40, 1, false",
    "quarters.j2k, JP2, 60x40, 1, false",
    "lossy.webp, WEBP, 60x40, 1, false",
    "sideways.heic, HEIC, 60x40, 6, false",
    "sideways.avif, AVIF, 60x40, 6, false",
    "sideways.jxl, JXL, 60x40, 6, false",
    "half.heic, HEIC, 60x40, 1, true",
    "half.avif, AVIF, 60x40, 1, true",
    "half.jxl, JXL, 60x40, 1, true",
    "half.jp2, JP2, 60x40, 1, true",
    "grid.heic, HEIC, 100x90, 1, false",
    "grid-turned.heic, HEIC, 100x90, 6, false"
  })
  void trueFilesAreRead(String name, Format format, String size, int orientation, boolean alpha) {
    MediaFacts facts = Probed.facts(Samples.of(name));
    assertThat(facts.format()).isEqualTo(format);
    assertThat(facts.size()).map(Object::toString).contains(size);
    assertThat(facts.orientation()).isEqualTo(orientation);
    assertThat(facts.alpha()).isEqualTo(alpha);
    assertThat(facts.bitDepth()).isEqualTo(8);
    assertThat(facts.color()).isEqualTo(Color.RGB);
    assertThat(facts.frames()).isOne();
  }

  @Test
  void picturesInARowAreCounted() {
    assertThat(Probed.facts(Samples.of("animated.avif")).frames()).isEqualTo(4);
    byte[] row =
        Octets.big()
            .bytes(Isos.ftyp("msf1", "hevc"))
            .bytes(Films.index(30, 20, 600, 1200, 17, 1, 0, 0, 1))
            .toByteArray();
    MediaFacts facts = Probed.facts(row);
    assertThat(facts.format()).isEqualTo(Format.HEIC);
    assertThat(facts.frames()).isEqualTo(17);
    assertThat(facts.size()).contains(new Size(30, 20));
  }

  @Test
  void thePropertiesOfThePrimaryItemCount() {
    MediaFacts facts =
        Probed.facts(
            Heifs.claiming("heic", 30, 20, Heifs.bits(10, 10, 10), Heifs.profile())
                .item(Heifs.size(900, 900), Heifs.bits(8))
                .file());
    assertThat(facts.bitDepth()).isEqualTo(10);
    assertThat(facts.color()).isEqualTo(Color.RGB);
    assertThat(facts.profile()).isTrue();
    assertThat(facts.size()).contains(new Size(30, 20));
  }

  @Test
  void onlyAnAuxiliaryPictureOfThePrimaryItemMakesItTransparent() {
    byte[] helped = transparency().refers("auxl", 2, 1).file();
    byte[] strange = transparency().refers("auxl", 2, 3).file();
    assertThat(Probed.facts(helped).alpha()).isTrue();
    assertThat(Probed.facts(strange).alpha()).isFalse();
  }

  private static Heifs transparency() {
    return Heifs.claiming("avif", 30, 20).item(Heifs.size(30, 20), Heifs.alpha());
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,8", "2,3", "3,6"})
  void quarterTurnsAreOrientations(int quarters, int orientation) {
    assertThat(heic(Heifs.turned(quarters)).orientation()).isEqualTo(orientation);
  }

  @Test
  void turnsAndMirrorsAreAppliedInTheOrderOfTheFile() {
    assertThat(heic(Heifs.mirrored(false)).orientation()).isEqualTo(4);
    assertThat(heic(Heifs.mirrored(true)).orientation()).isEqualTo(2);
    assertThat(heic(Heifs.turned(1), Heifs.mirrored(false)).orientation()).isEqualTo(5);
    assertThat(heic(Heifs.turned(3), Heifs.mirrored(false)).orientation()).isEqualTo(7);
    assertThat(heic(Heifs.mirrored(false), Heifs.turned(1)).orientation()).isEqualTo(7);
  }

  @Test
  void aCropMakesThePictureSmallerButNeverLarger() {
    assertThat(heic(Heifs.cropped(25, 1, 30, 2)).size()).contains(new Size(25, 15));
    assertThat(heic(Heifs.cropped(31, 1, 20, 1)).size()).contains(new Size(30, 20));
  }

  private static MediaFacts heic(byte[]... properties) {
    return Probed.facts(Heifs.claiming("heic", 30, 20, properties).file());
  }

  @Test
  void aJxlTellsItsPixels() {
    for (int side : new int[] {1, 512, 513, 8192, 8193, 1 << 18, (1 << 18) + 1, 1 << 30}) {
      assertThat(Probed.facts(Jxls.claiming(side, 7)).size()).contains(new Size(side, 7));
    }
    assertThat(Probed.facts(Jxls.threeToTwo(5)).size()).contains(new Size(60, 40));
    assertThat(Probed.facts(Jxls.boxed(Jxls.claiming(30, 20), false)).size())
        .contains(new Size(30, 20));
    assertThat(Probed.facts(Jxls.boxed(Jxls.claiming(30, 20), true)).size())
        .contains(new Size(30, 20));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void aJxlTellsHowItWasHeldAndThatItMoves(int orientation) {
    MediaFacts facts = Probed.facts(Jxls.animated(30, 20, orientation));
    assertThat(facts.orientation()).isEqualTo(orientation);
    assertThat(facts.bitDepth()).isEqualTo(10);
    assertThat(facts.alpha()).isTrue();
    assertThat(facts.frames()).isEqualTo(2);
  }

  @Test
  void aJp2TellsItsColours() {
    byte[] cmyk = Isos.box("colr", Octets.big().u8(1, 0, 0).u32(12).toByteArray());
    byte[] profile = Isos.box("colr", Octets.big().u8(2, 0, 0).u32(0).toByteArray());
    byte[] palette = Isos.box("pclr");
    byte[] codestream = Jp2s.codestream(30, 20);
    assertThat(Probed.facts(Jp2s.boxed(30, 20, codestream, cmyk)).color()).isEqualTo(Color.CMYK);
    assertThat(Probed.facts(Jp2s.boxed(30, 20, codestream, profile)).profile()).isTrue();
    assertThat(Probed.facts(Jp2s.boxed(30, 20, codestream, palette)).color())
        .isEqualTo(Color.PALETTE);
  }
}
