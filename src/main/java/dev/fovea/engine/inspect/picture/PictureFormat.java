package dev.fovea.engine.inspect.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** File formats of pictures, told by their first bytes, never by what somebody says they are. */
public enum PictureFormat {
  PNG("PNG"),
  JPEG("JPEG"),
  GIF("GIF"),
  BMP("BMP"),
  TIFF("TIFF"),
  WEBP("WebP"),
  HEIC("HEIC"),
  AVIF("AVIF"),
  JPEG_XL("JPEG XL"),
  JPEG_2000("JPEG 2000"),
  SVG("SVG"),
  ICO("ICO"),
  PSD("Photoshop"),
  PDF("PDF");

  /** As many bytes as {@link #of} needs to see. */
  public static final int HEAD = 256;

  private static final Set<String> HEIC_BRANDS =
      Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1");
  private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");

  private final String title;

  PictureFormat(String title) {
    this.title = title;
  }

  /** The name for people. */
  public String title() {
    return title;
  }

  /** Whether the decoders that every JDK has can read it. */
  public boolean readable() {
    return switch (this) {
      case PNG, JPEG, GIF, BMP, TIFF -> true;
      case WEBP, HEIC, AVIF, JPEG_XL, JPEG_2000, SVG, ICO, PSD, PDF -> false;
    };
  }

  /** Tells the format from the first {@link #HEAD} bytes; empty when they look like no picture. */
  public static Optional<PictureFormat> of(byte[] head) {
    // One character a byte, so that signatures can be written down as text.
    String text = new String(head, 0, Math.min(head.length, HEAD), ISO_8859_1);
    if (text.length() >= 12 && text.startsWith("ftyp", 4)) {
      return ofBrand(text.substring(8, 12));
    }
    return Optional.ofNullable(bySignature(text));
  }

  private static @Nullable PictureFormat bySignature(String text) {
    if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
      return PNG;
    } else if (text.startsWith("\u00ff\u00d8\u00ff")) {
      return JPEG;
    } else if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
      return GIF;
    } else if (text.startsWith("II*\0") || text.startsWith("MM\0*")) {
      return TIFF;
    } else if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
      return WEBP;
    } else if (text.startsWith("%PDF-")) {
      return PDF;
    } else if (text.startsWith("8BPS")) {
      return PSD;
    } else if (text.startsWith("\0\0\1\0")) {
      return ICO;
    } else if (text.startsWith("\u00ff\n") || text.startsWith("\0\0\0\fJXL ")) {
      return JPEG_XL;
    } else if (text.startsWith("\0\0\0\fjP  ") || text.startsWith("\u00ffO\u00ffQ")) {
      return JPEG_2000;
    } else if (text.startsWith("BM")) {
      return BMP;
    }
    return text.contains("<svg") ? SVG : null;
  }

  private static Optional<PictureFormat> ofBrand(String brand) {
    if (AVIF_BRANDS.contains(brand)) {
      return Optional.of(AVIF);
    }
    return HEIC_BRANDS.contains(brand) ? Optional.of(HEIC) : Optional.empty();
  }
}
