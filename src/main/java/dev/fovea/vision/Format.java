package dev.fovea.vision;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A file format of pictures, videos or documents, whatever a label says about it. */
public enum Format {
  PNG("PNG", Modality.IMAGE, "image/png"),
  JPEG("JPEG", Modality.IMAGE, "image/jpeg"),
  GIF("GIF", Modality.IMAGE, "image/gif"),
  WEBP("WebP", Modality.IMAGE, "image/webp"),
  HEIC("HEIC", Modality.IMAGE, "image/heic"),
  AVIF("AVIF", Modality.IMAGE, "image/avif"),
  JXL("JPEG XL", Modality.IMAGE, "image/jxl"),
  JP2("JPEG 2000", Modality.IMAGE, "image/jp2"),
  TIFF("TIFF", Modality.IMAGE, "image/tiff"),
  BMP("BMP", Modality.IMAGE, "image/bmp"),
  ICO("ICO", Modality.IMAGE, "image/x-icon"),
  PSD("Photoshop", Modality.IMAGE, "image/vnd.adobe.photoshop"),
  SVG("SVG", Modality.IMAGE, "image/svg+xml"),
  PDF("PDF", Modality.FILE, "application/pdf"),
  MP4("MP4", Modality.VIDEO, "video/mp4"),
  MOV("QuickTime", Modality.VIDEO, "video/quicktime"),
  WEBM("WebM", Modality.VIDEO, "video/webm"),
  MKV("Matroska", Modality.VIDEO, "video/x-matroska"),
  AVI("AVI", Modality.VIDEO, "video/x-msvideo");

  private final String title;
  private final Modality modality;
  private final String mediaType;

  Format(String title, Modality modality, String mediaType) {
    this.title = title;
    this.modality = modality;
    this.mediaType = mediaType;
  }

  /** The name for people. */
  public String title() {
    return title;
  }

  /** One of them, in a sentence: {@code an AVIF}. */
  public String one() {
    return switch (this) {
      case AVIF, ICO, SVG, MP4, AVI -> "an " + title;
      default -> "a " + title;
    };
  }

  public Modality modality() {
    return modality;
  }

  /** The registered media type, in lower case. */
  public String mediaType() {
    return mediaType;
  }

  /** The word in settings and reports, as in {@code jpeg}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of that {@link #word}. */
  public static Optional<Format> of(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }
}
