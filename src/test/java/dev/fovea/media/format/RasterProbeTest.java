package dev.fovea.media.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.media.format.MediaFacts.Color;
import dev.fovea.testkit.pictures.Bmps;
import dev.fovea.testkit.pictures.Icos;
import dev.fovea.testkit.pictures.Octets;
import dev.fovea.testkit.pictures.Pngs;
import dev.fovea.testkit.pictures.Psds;
import dev.fovea.testkit.pictures.Tiffs;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What TIFF, BMP, ICO, Photoshop and PDF files say about themselves. */
final class RasterProbeTest {

  @Test
  void aTiffTellsItsPixels() {
    MediaFacts facts = Probed.facts(Tiffs.of(30, 20));
    assertThat(facts.format()).isEqualTo(Format.TIFF);
    assertThat(facts.size()).contains(new Size(30, 20));
    assertThat(facts.color()).isEqualTo(Color.RGB);
    assertThat(facts.bitDepth()).isEqualTo(8);
    assertThat(facts.frames()).isOne();
  }

  @ParameterizedTest
  @CsvSource({"0,GRAY", "1,GRAY", "2,RGB", "3,PALETTE", "5,CMYK", "6,RGB", "8,OTHER"})
  void aTiffTellsItsColours(int interpretation, Color color) {
    byte[] entry = Tiffs.entry(262, Tiffs.SHORT, 1, interpretation);
    assertThat(Probed.facts(Tiffs.claiming(9, 9, entry)).color()).isEqualTo(color);
  }

  @Test
  void aTiffTellsDepthAlphaProfileAndOrientation() {
    MediaFacts facts =
        Probed.facts(
            Tiffs.claiming(
                9,
                8,
                Tiffs.entry(258, Tiffs.SHORT, 1, 16),
                Tiffs.entry(338, Tiffs.SHORT, 1, 2),
                Tiffs.entry(34675, 7, 4, 0),
                Tiffs.entry(274, Tiffs.SHORT, 1, 6)));
    assertThat(facts.bitDepth()).isEqualTo(16);
    assertThat(facts.alpha()).isTrue();
    assertThat(facts.profile()).isTrue();
    assertThat(facts.upright()).contains(new Size(8, 9));
  }

  @Test
  void thePagesOfATiffAreCounted() {
    assertThat(Probed.facts(Tiffs.pages(50, 0, Tiffs.directory(9, 9))).frames()).isEqualTo(50);
    assertThat(Probed.facts(Tiffs.pages(20_000, 0, Tiffs.directory(9, 9))).frames())
        .isEqualTo(Probe.FRAMES_MAX);
  }

  @Test
  void bigTiffIsRead() {
    assertThat(Probed.facts(Tiffs.big(70_000, 20, 16)).size()).contains(new Size(70_000, 20));
  }

  @Test
  void aBmpTellsItsPixels() {
    assertThat(Probed.facts(Bmps.of(30, 20)).size()).contains(new Size(30, 20));
    assertThat(Probed.facts(Bmps.core(30, 20)).size()).contains(new Size(30, 20));
    MediaFacts newest = Probed.facts(Bmps.transparent(30, 20));
    assertThat(newest.alpha()).isTrue();
    assertThat(newest.profile()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1,1,PALETTE", "4,4,PALETTE", "8,8,PALETTE", "16,8,RGB", "24,8,RGB", "32,8,RGB"})
  void aBmpTellsItsDepth(int bits, int depth, Color color) {
    MediaFacts facts = Probed.facts(Bmps.claiming(3, 2, bits));
    assertThat(facts.bitDepth()).isEqualTo(depth);
    assertThat(facts.color()).isEqualTo(color);
    assertThat(facts.alpha()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {-20, -1, -65_536, Integer.MIN_VALUE + 1})
  void aNegativeHeightCountsFromTheTop(int height) {
    assertThat(Probed.facts(Bmps.claiming(30, height, 24)).size()).contains(new Size(30, -height));
  }

  @Test
  void theLargestPictureOfAnIconCountsWhateverItsDirectorySays() {
    MediaFacts facts =
        Probed.facts(Icos.of(Pngs.of(8, 8), Pngs.claiming(50_000, 40_000), Icos.bitmap(48, 48)));
    assertThat(facts.size()).contains(new Size(50_000, 40_000));
    assertThat(facts.alpha()).isTrue();
    assertThat(Probed.facts(Icos.of(Icos.bitmap(48, 32))).size()).contains(new Size(48, 32));
  }

  @Test
  void aPhotoshopFileTellsItsPixels() {
    MediaFacts facts = Probed.facts(Psds.of(30, 20, 4, 1039));
    assertThat(facts.size()).contains(new Size(30, 20));
    assertThat(facts.alpha()).isTrue();
    assertThat(facts.profile()).isTrue();
    assertThat(Probed.facts(Psds.of(3, 2, 3, 1005)).alpha()).isFalse();
    assertThat(Probed.facts(Psds.of(3, 2, 3, 1005)).profile()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1,GRAY", "2,PALETTE", "4,CMYK", "9,OTHER"})
  void aPhotoshopFileTellsItsColours(int mode, Color color) {
    byte[] sections = new byte[8];
    byte[] file = Octets.big().bytes(Psds.claiming(3, 2, 4, mode), sections).toByteArray();
    assertThat(Probed.facts(file).color()).isEqualTo(color);
  }

  @Test
  void aPdfHasNoSize() {
    MediaFacts facts = Probed.facts(Octets.big().text("%PDF-1.7\n").toByteArray());
    assertThat(facts.format()).isEqualTo(Format.PDF);
    assertThat(facts.size()).isEmpty();
  }
}
