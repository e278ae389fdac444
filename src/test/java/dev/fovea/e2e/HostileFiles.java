package dev.fovea.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.fovea.testkit.pictures.Bmps;
import dev.fovea.testkit.pictures.Drawings;
import dev.fovea.testkit.pictures.Films;
import dev.fovea.testkit.pictures.Gifs;
import dev.fovea.testkit.pictures.Heifs;
import dev.fovea.testkit.pictures.Icos;
import dev.fovea.testkit.pictures.Isos;
import dev.fovea.testkit.pictures.Jp2s;
import dev.fovea.testkit.pictures.Jpegs;
import dev.fovea.testkit.pictures.Jxls;
import dev.fovea.testkit.pictures.Octets;
import dev.fovea.testkit.pictures.Pngs;
import dev.fovea.testkit.pictures.Psds;
import dev.fovea.testkit.pictures.Tiffs;
import dev.fovea.testkit.pictures.Webps;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Files that nobody can use, each with the code of its refusal. None is kept: they are made when
 * they are needed.
 */
final class HostileFiles {
  private static final String PARSE = "image_parse_error";
  private static final String LARGE = "image_too_large";
  private static final String FORMAT = "invalid_image_format";
  private static final int MANY = 100_000;

  private HostileFiles() {}

  /** Headers that claim more than anybody decodes. */
  static Stream<Arguments> claims() {
    return Stream.of(
        row("PNG of 50,000 × 50,000", LARGE, Pngs.claiming(50_000, 50_000)),
        row("PNG of 1 × 2^31 - 1", LARGE, Pngs.claiming(1, Integer.MAX_VALUE)),
        row("PNG of 2^32 - 1", PARSE, Pngs.claiming(0xFFFF_FFFFL, 0xFFFF_FFFFL)),
        row("PNG of 0 × 0", PARSE, Pngs.claiming(0, 0)),
        row("GIF of 65,535 × 65,535", LARGE, Gifs.claiming(65_535, 65_535, 1, 1)),
        row("GIF with a frame of 65,535", LARGE, Gifs.claiming(1, 1, 65_535, 65_535)),
        row("JPEG of 65,535 × 65,535", LARGE, Jpegs.claiming(65_535, 65_535, 8, 3)),
        row("JPEG of height 0", PARSE, Jpegs.claiming(9, 0, 8, 3)),
        row("BMP of 6 × 2^31 - 1", LARGE, Bmps.claiming(6, Integer.MAX_VALUE, 24)),
        row("BMP of 50,000 × -50,000", LARGE, Bmps.claiming(50_000, -50_000, 24)),
        row("BMP of -2^31", PARSE, Bmps.claiming(9, Integer.MIN_VALUE, 24)),
        row("WebP of 16,384 × 16,384", LARGE, Webps.lossless(16_384, 16_384)),
        row("lossy WebP of 16,383", LARGE, Webps.lossyClaiming(16_383, 16_383)),
        row("WebP with a huge frame", PARSE, Webps.framed(9, 9, 16_000, 16_000)),
        row("TIFF of 50,000 × 50,000", LARGE, Tiffs.claiming(50_000, 50_000)),
        row("BigTIFF beyond its end", PARSE, Tiffs.big(9, 9, Long.MAX_VALUE)),
        row("AVIF of 17,000 × 17,000", LARGE, Heifs.claiming("avif", 17_000, 17_000).file()),
        row("HEIC of 65,535 × 65,535", LARGE, Heifs.claiming("heic", 65_535, 65_535).file()),
        row("JPEG XL of 2^30 × 2^30", LARGE, Jxls.claiming(1 << 30, 1 << 30)),
        row("JPEG 2000 of 50,000 × 50,000", LARGE, Jp2s.codestream(50_000, 50_000)),
        row("ICO with a PNG of 50,000", LARGE, Icos.of(Pngs.claiming(50_000, 50_000))),
        row("Photoshop of 0 × 0", PARSE, Psds.claiming(0, 0, 3, 3)),
        row("SVG of 10,000,000 × 10,000,000", LARGE, svg("width='10000000' height='10000000'/>")));
  }

  /** Frames, pages, seconds and pieces without end. */
  static Stream<Arguments> counts() {
    byte[] circle = Tiffs.pages(2, 38, Tiffs.directory(9, 9));
    byte[] tiles = Tiffs.claiming(9000, 9000, number(322, 1), number(323, 1), offsets(324));
    byte[] everything = Heifs.claiming("avif", 9, 9).refers("dimg", 1, ones(5000)).file();
    byte[] itself = Heifs.claiming("heic", 9, 9).refers("dimg", 1, 1).file();
    return Stream.of(
        row("GIF of 100,000 frames", LARGE, Gifs.animated(1, 1, MANY, false)),
        row("APNG of 2^31 frames", LARGE, Pngs.with(Pngs.of(4, 4), frames())),
        row("WebP of 9,000 frames", LARGE, Webps.animated(1, 1, 9000)),
        row("TIFF of 9,000 pages", LARGE, Tiffs.pages(9000, 0, Tiffs.directory(9, 9))),
        row("TIFF in a circle", PARSE, circle),
        row("TIFF of 81 million strips", PARSE, Tiffs.claiming(9, 9, offsets(273))),
        row("TIFF of tiles of a pixel", PARSE, tiles),
        row("a film of years", LARGE, Films.mp4(9, 9, 1, 1 << 30, 1)),
        row("a film of 16,384 × 16,384", LARGE, Films.mp4(16_384, 16_384, 1, 9, 9)),
        row("HEIC made of itself", PARSE, itself),
        row("AVIF of 5,000 tiles", PARSE, everything),
        row("JPEG of 20,000 segments", PARSE, Jpegs.with(Jpegs.of(9, 9), comments())),
        row("JPEG of 1,000 scans", PARSE, scans()),
        row("MP4 of 11,000 boxes", PARSE, boxes()));
  }

  /** What a format knows and nobody uses, and what is broken. */
  static Stream<Arguments> oddities() {
    byte[] png = Pngs.of(24, 16);
    byte[] magic = Octets.big().bytes(Arrays.copyOf(png, 8)).text("<html></html>").toByteArray();
    return Stream.of(
        row("JPEG of 12 bits", "unsupported_image_media_type", Jpegs.claiming(200, 150, 12, 3)),
        row("JPEG without a scan", PARSE, Jpegs.claiming(200, 150, 8, 3)),
        row("JPEG of seven channels", PARSE, Jpegs.claiming(9, 9, 8, 7)),
        row("PNG of 3 bits", PARSE, Pngs.claiming(9, 9, 3, 0)),
        row("PNG without pixels", PARSE, Pngs.claiming(200, 150)),
        row("a PNG's signature alone", PARSE, Arrays.copyOf(png, 8)),
        row("half a BMP", PARSE, half(Drawings.file(Drawings.quarters(64, 48), "bmp"))),
        row("half a TIFF", PARSE, half(Tiffs.of(64, 48))),
        row("half a 16-bit PNG", PARSE, half(Pngs.of(64, 48, BufferedImage.TYPE_USHORT_GRAY))),
        row("a PNG that is HTML", PARSE, magic),
        row("HTML", FORMAT, text("<!DOCTYPE html><html><body>Not found</body></html>")),
        row("a script that is a GIF", PARSE, text("GIF89a/*" + " ".repeat(99) + "*/=1;alert(1)")),
        row("a ZIP", FORMAT, text("PK\3\4" + "\0".repeat(200))),
        row("a playlist", FORMAT, text("#EXTM3U\n#EXTINF:1\nhttp://127.0.0.1/x\n")),
        row("a list for a demuxer", FORMAT, text("ffconcat version 1.0\nfile /etc/passwd\n")),
        row("noise", FORMAT, text("\1\2\3".repeat(500))));
  }

  /** Drawings that want files, hosts, or to grow. */
  static Stream<Arguments> drawings() {
    String laughs =
        "<!DOCTYPE svg [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
            + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>";
    String quadratic = "<!DOCTYPE svg [<!ENTITY a '" + "a".repeat(9000) + "'>]>";
    String passwd = "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>";
    String remote = "<!DOCTYPE svg [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/'> %p;]>";
    String gzip = "\u001f\u008b\b\0\0\0\0\0\0\0" + "\0".repeat(50);
    return Stream.of(
        row("SVG of a milliard laughs", PARSE, typed(laughs, "&c;")),
        row("SVG that is long in one place", PARSE, typed(quadratic, "&a;".repeat(9000))),
        row("SVG that reads a file", PARSE, typed(passwd, "&x;")),
        row("SVG that reads a host", PARSE, typed(remote, "")),
        row("SVG of an entity nobody knows", PARSE, typed("", "&nobody;")),
        row("SVG of uses of uses", LARGE, svg("width='9' height='9'>" + uses() + "</svg>")),
        row("SVG of depth 50,000", PARSE, svg("width='9' height='9'>" + "<g>".repeat(50_000))),
        row("SVG of no width", PARSE, svg("width='0' height='5'/>")),
        row("SVG that never ends", PARSE, svg("width='9' height='9'><rect>")),
        row("SVG in gzip", FORMAT, text(gzip)));
  }

  private static Arguments row(String name, String code, byte[] file) {
    return argumentSet(name, code, file);
  }

  private static byte[] text(String latin1) {
    return latin1.getBytes(ISO_8859_1);
  }

  private static byte[] svg(String rest) {
    return text("<svg xmlns='http://www.w3.org/2000/svg' " + rest);
  }

  private static byte[] typed(String type, String said) {
    String svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>";
    return text("<?xml version='1.0'?>" + type + svg + "<text y='9'>" + said + "</text></svg>");
  }

  /** Twelve groups, each of ten uses of the one before. */
  private static String uses() {
    var groups = new StringBuilder("<g id='a0'><rect width='1' height='1'/></g>");
    for (int i = 1; i < 12; i++) {
      groups.append("<g id='a%d'>".formatted(i));
      groups.append("<use href='#a%d'/>".formatted(i - 1).repeat(10)).append("</g>");
    }
    return groups.toString();
  }

  private static byte[] half(byte[] file) {
    return Arrays.copyOf(file, file.length / 2);
  }

  private static byte[] number(int tag, long value) {
    return Tiffs.entry(tag, Tiffs.LONG, 1, value);
  }

  /** As many of them as 81 million tiles have. */
  private static byte[] offsets(int tag) {
    return Tiffs.entry(tag, Tiffs.LONG, 81_000_000, 8);
  }

  private static byte[] frames() {
    return Pngs.chunk("acTL", Octets.big().u32(1L << 31, 0).toByteArray());
  }

  private static int[] ones(int count) {
    return IntStream.range(0, count).map(_ -> 1).toArray();
  }

  private static byte[][] comments() {
    byte[][] comments = new byte[20_000][];
    Arrays.fill(comments, Jpegs.segment(0xFE));
    return comments;
  }

  private static byte[] scans() {
    byte[] file = Jpegs.progressive(128, 128);
    byte[] scan = Jpegs.segment(0xDA, Octets.big().u8(1, 1, 0, 1, 5, 0).toByteArray());
    Octets more = Octets.big().bytes(Arrays.copyOf(file, file.length - 2));
    IntStream.range(0, 1000).forEach(_ -> more.bytes(scan).u16(0));
    return more.u8(0xFF, 0xD9).toByteArray();
  }

  private static byte[] boxes() {
    Octets file = Octets.big().bytes(Isos.ftyp("isom"));
    IntStream.range(0, 11_000).forEach(_ -> file.bytes(Isos.box("free")));
    return file.toByteArray();
  }
}
