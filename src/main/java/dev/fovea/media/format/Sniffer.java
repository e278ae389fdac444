package dev.fovea.media.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.fovea.vision.Format;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what a file is from its first bytes, never from a label. A file that is several things at
 * once is what its first bytes say; what is on no list here is no media.
 */
public final class Sniffer {
  private static final int HEAD = 512;

  private static final Set<String> AVIF = Set.of("avif", "avis", "avio");
  private static final Set<String> HEIC =
      Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs");
  private static final Set<String> HEIF = Set.of("mif1", "msf1", "mif2", "miaf", "heif");
  private static final Set<String> MP4 =
      Set.of(
          "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41", "mp42",
          "mp71", "avc1", "hvc1", "av01", "dash", "M4V ", "M4VH", "M4VP", "f4v ", "F4V ", "MSNV",
          "mmp4", "3gp4", "3gp5", "3gp6", "3gp7", "3g2a", "3g2b", "XAVC", "dby1");

  /** Sounds and raw pictures that call themselves MP4 as well. */
  private static final Set<String> NEITHER = Set.of("crx ", "M4A ", "M4B ", "M4P ");

  /** Boxes that a QuickTime film of the time before brands begins with. */
  private static final Set<String> MOV_STARTS = Set.of("moov", "mdat", "wide");

  /** Sizes of the header behind a BMP file's first 14 bytes. */
  private static final Set<Integer> BMP_HEADERS = Set.of(12, 16, 40, 52, 56, 64, 108, 124);

  private static final long MATROSKA = 0x1A45DFA3;
  private static final long DOCUMENT_TYPE = 0x4282;
  private static final int DOCUMENT_TYPE_MAX = 16;

  private Sniffer() {}

  /** The format, or empty when it is no picture, video or PDF that we know. */
  public static Optional<Format> sniff(Bytes file) {
    // One character a byte, so that signatures can be written down as text.
    String head = new String(file.head(HEAD), ISO_8859_1);
    if (head.startsWith("ftyp", 4)) {
      return ofBrands(head);
    }
    return bySignature(head)
        .or(() -> byStructure(head, file))
        .or(() -> SvgRoot.of(file).map(_ -> Format.SVG));
  }

  private static Optional<Format> bySignature(String head) {
    if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of(Format.PNG);
    } else if (head.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of(Format.JPEG);
    } else if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
      return Optional.of(Format.GIF);
    } else if (head.startsWith("%PDF-")) {
      return Optional.of(Format.PDF);
    } else if (head.startsWith("8BPS")) {
      return Optional.of(Format.PSD);
    } else if (head.startsWith("\u00ff\n") || head.startsWith("\0\0\0\fJXL \r\n\u0087\n")) {
      return Optional.of(Format.JXL);
    } else if (head.startsWith("\0\0\0\fjP  \r\n\u0087\n") || head.startsWith("\u00ffO\u00ffQ")) {
      return Optional.of(Format.JP2);
    } else if (head.startsWith("II*\0")
        || head.startsWith("MM\0*")
        || head.startsWith("II+\0\b\0\0\0")
        || head.startsWith("MM\0+\0\b\0\0")) {
      return Optional.of(Format.TIFF);
    }
    return Optional.empty();
  }

  /** Formats whose signature is short or shared, so that more has to fit. */
  private static Optional<Format> byStructure(String head, Bytes file) {
    if (head.startsWith("RIFF")) {
      return ofRiff(head);
    } else if (head.startsWith("\u001aE\u00df\u00a3")) {
      return ofMatroska(file);
    } else if (head.length() >= 18 && head.startsWith("BM")) {
      int header = head.charAt(14) | head.charAt(15) << 8 | head.charAt(16) << 16;
      return Optional.of(Format.BMP).filter(_ -> BMP_HEADERS.contains(header));
    } else if (head.length() >= 22 && head.startsWith("\0\0\1\0")) {
      boolean entries = head.charAt(4) + head.charAt(5) > 0 && head.charAt(9) == 0;
      return Optional.of(Format.ICO).filter(_ -> entries);
    } else if (head.length() >= 8 && MOV_STARTS.contains(head.substring(4, 8))) {
      return Optional.of(Format.MOV);
    }
    return Optional.empty();
  }

  private static Optional<Format> ofRiff(String head) {
    if (head.startsWith("WEBP", 8)) {
      return Optional.of(Format.WEBP);
    }
    return head.startsWith("AVI ", 8) ? Optional.of(Format.AVI) : Optional.empty();
  }

  private static Optional<Format> ofMatroska(Bytes file) {
    try {
      return Element.first(View.of(file), MATROSKA)
          .flatMap(header -> Element.first(header.data(), DOCUMENT_TYPE))
          .map(type -> type.text(DOCUMENT_TYPE_MAX))
          .flatMap(type ->
              switch (type) {
                case "webm" -> Optional.of(Format.WEBM);
                case "matroska" -> Optional.of(Format.MKV);
                default -> Optional.empty();
              });
    } catch (Malformed _) {
      return Optional.empty();
    }
  }

  /** The major brand decides; those that only say "a picture" leave it to the compatible ones. */
  private static Optional<Format> ofBrands(String head) {
    String major = brand(head, 8);
    Optional<Format> format = ofBrand(major);
    if (format.isPresent() || NEITHER.contains(major)) {
      return format;
    }
    int size = head.charAt(2) << 8 | head.charAt(3);
    for (int at = 16; at + 4 <= Math.min(size, head.length()); at += 4) {
      format = ofBrand(brand(head, at));
      if (format.isPresent()) {
        return format;
      }
    }
    return HEIF.contains(major) ? Optional.of(Format.HEIC) : Optional.empty();
  }

  private static Optional<Format> ofBrand(String brand) {
    if (AVIF.contains(brand)) {
      return Optional.of(Format.AVIF);
    } else if (HEIC.contains(brand)) {
      return Optional.of(Format.HEIC);
    } else if (brand.equals("qt  ")) {
      return Optional.of(Format.MOV);
    }
    return MP4.contains(brand) ? Optional.of(Format.MP4) : Optional.empty();
  }

  private static String brand(String head, int at) {
    return head.substring(Math.min(at, head.length()), Math.min(at + 4, head.length()));
  }
}
