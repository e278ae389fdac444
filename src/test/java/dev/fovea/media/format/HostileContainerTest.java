package dev.fovea.media.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.fovea.error.MediaFault;
import dev.fovea.testkit.pictures.Avis;
import dev.fovea.testkit.pictures.Bmps;
import dev.fovea.testkit.pictures.Films;
import dev.fovea.testkit.pictures.Heifs;
import dev.fovea.testkit.pictures.Icos;
import dev.fovea.testkit.pictures.Isos;
import dev.fovea.testkit.pictures.Jp2s;
import dev.fovea.testkit.pictures.Jxls;
import dev.fovea.testkit.pictures.Matroskas;
import dev.fovea.testkit.pictures.Octets;
import dev.fovea.testkit.pictures.Psds;
import dev.fovea.testkit.pictures.Tiffs;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Directories in circles, boxes in boxes, counts without end: refused by name and reason. */
final class HostileContainerTest {

  static Stream<Arguments> rasters() {
    byte[] strips = Tiffs.entry(273, Tiffs.LONG, 1L << 31, 8);
    byte[] outside = Tiffs.entry(324, Tiffs.LONG, 2, 1L << 30);
    return Stream.of(
        argumentSet("TIFF of 0 x 0", Tiffs.claiming(0, 0), "0 × 0"),
        argumentSet("TIFF of no size", Tiffs.pages(1, 0), "0 × 0"),
        argumentSet("TIFF of two sizes", Tiffs.claiming(1, 1, Tiffs.directory(9, 9)), "twice"),
        argumentSet("TIFF of 2^32 - 1", Tiffs.claiming(0xFFFF_FFFFL, 1), "4294967295"),
        argumentSet("TIFF in a circle", Tiffs.pages(2, 38, Tiffs.directory(9, 9)), "circle"),
        argumentSet("TIFF with many strips", Tiffs.claiming(9, 9, strips), "more than it is long"),
        argumentSet("TIFF with tiles outside", Tiffs.claiming(9, 9, outside), "outside"),
        argumentSet("TIFF with many entries", manyEntries(), "entries"),
        argumentSet("TIFF with a page outside", Tiffs.pages(1, 1 << 30), "0 × 0"),
        argumentSet("BigTIFF beyond its end", Tiffs.big(9, 9, Long.MAX_VALUE), "outside"),
        argumentSet("BigTIFF of 2^63", Tiffs.big(9, 9, Long.MIN_VALUE), "too large"),
        argumentSet("BMP of 0 x 0", Bmps.claiming(0, 0, 24), "0 × 0"),
        argumentSet("BMP of a negative width", Bmps.claiming(-9, 9, 24), "-9 × 9"),
        argumentSet("BMP of -2^31", Bmps.claiming(9, Integer.MIN_VALUE, 24), "2147483648"),
        argumentSet("BMP of 3 bits", Bmps.claiming(9, 9, 3), "3 bits"),
        argumentSet("ICO of 0 x 0", Icos.of(Icos.bitmap(0, 0)), "0 × 0"),
        argumentSet("ICO with nothing", Icos.of(new byte[0]), "cut off"),
        argumentSet("Photoshop of 0 x 0", Psds.claiming(0, 0, 3, 3), "0 × 0"));
  }

  static Stream<Arguments> boxes() {
    byte[] itself = Heifs.claiming("heic", 9, 9).refers("dimg", 1, 1).file();
    byte[] circle = Heifs.claiming("heic", 9, 9).refers("dimg", 1, 2).refers("dimg", 2, 1).file();
    byte[] tiles =
        Heifs.claiming("heic", 9, 9)
            .item(Heifs.size(65_535, 65_535))
            .refers("dimg", 1, 2, 2)
            .file();
    byte[] many =
        Heifs.claiming("avif", 9, 9).refers("dimg", 1, IntStream.range(0, 5000).toArray()).file();
    byte[] short8 = Octets.big().bytes(Isos.ftyp("heic")).u32(4).text("meta").toByteArray();
    return Stream.of(
        argumentSet("HEIC of 0 x 0", Heifs.claiming("heic", 0, 0).file(), "0 × 0"),
        argumentSet("AVIF of 2^32 - 1", Heifs.claiming("avif", -1, 1).file(), "4294967295"),
        argumentSet("HEIC made of itself", itself, "themselves"),
        argumentSet("HEIC made in a circle", circle, "themselves"),
        argumentSet("HEIC made of everything", bush(), "too many"),
        argumentSet("HEIC of huge tiles", tiles, "far larger"),
        argumentSet("AVIF of many tiles", many, "4096 references"),
        argumentSet("HEIC of many items", manyItems(), "1000 items"),
        argumentSet("HEIC without anything", Isos.ftyp("heic", "mif1"), "moov"),
        argumentSet("HEIC of a short box", short8, "shorter"),
        argumentSet("MP4 without index", Isos.ftyp("isom"), "cut off"),
        argumentSet("MP4 of 0 x 0", Films.mp4(0, 0, 600, 600, 1), "0 × 0"),
        argumentSet("MP4 of many boxes", manyBoxes(), "boxes"),
        argumentSet("JP2 of 0 x 0", Jp2s.codestream(0, 0), "0 × 0"),
        argumentSet("JP2 of two sizes", Jp2s.boxed(9, 9, Jp2s.codestream(9, 8)), "two different"),
        argumentSet("JP2 of tiny tiles", Jp2s.codestream(3000, 3000, 1, 1), "65535 tiles"),
        argumentSet("JP2 of no tiles", Jp2s.codestream(3000, 3000, 0, 0), "65535 tiles"),
        argumentSet("JXL cut short", Arrays.copyOf(Jxls.claiming(9, 9), 5), "cut off"),
        argumentSet("JXL without picture", Isos.box("JXL ", mark()), "no picture"),
        argumentSet("MKV of 0 x 0", Matroskas.film("webm", 0, 0, 1), "0 × 0"),
        argumentSet("MKV without segment", noSegment(), "no segment"),
        argumentSet("AVI of 0 x 0", Avis.film(0, 0, 1, 25, 1), "0 × 0"));
  }

  @ParameterizedTest
  @MethodSource({"rasters", "boxes"})
  void itIsRefused(byte[] file, String reason) {
    var refusal = Probed.refusal(file);
    assertThat(refusal.fault()).isEqualTo(MediaFault.IMAGE_PARSE_ERROR);
    assertThat(refusal.message()).contains(reason);
  }

  private static byte[] mark() {
    return Octets.big().u32(0x0D0A870A).toByteArray();
  }

  private static byte[] manyEntries() {
    byte[][] entries = new byte[2000][];
    Arrays.fill(entries, Tiffs.entry(1, 1, 1, 1));
    return Tiffs.claiming(9, 9, entries);
  }

  /** Eight items, each made of ten of the next. */
  private static byte[] bush() {
    Heifs file = Heifs.claiming("heic", 9, 9);
    for (int item = 1; item <= 8; item++) {
      int[] ten = new int[10];
      Arrays.fill(ten, item + 1);
      file.item().refers("dimg", item, ten);
    }
    return file.file();
  }

  private static byte[] manyItems() {
    Heifs file = Heifs.claiming("heic", 9, 9);
    IntStream.range(0, 1000).forEach(_ -> file.item());
    return file.file();
  }

  private static byte[] manyBoxes() {
    Octets file = Octets.big().bytes(Isos.ftyp("isom"));
    IntStream.range(0, 11_000).forEach(_ -> file.bytes(Isos.box("free")));
    return file.toByteArray();
  }

  private static byte[] noSegment() {
    byte[] file = Matroskas.file("webm");
    return Arrays.copyOf(file, file.length - 12);
  }
}
