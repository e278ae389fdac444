package dev.fovea.cli;

import java.nio.charset.StandardCharsets;

/**
 * What a file is, by its first bytes; its name may lie. What is not known goes out as it is, for
 * the server says better what it takes.
 */
final class MediaType {
  private static final String UNKNOWN = "application/octet-stream";

  private MediaType() {}

  static String of(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
    if (head.startsWith("\u0089PNG")) {
      return "image/png";
    }
    if (head.startsWith("\u00ff\u00d8\u00ff")) {
      return "image/jpeg";
    }
    if (head.startsWith("GIF8")) {
      return "image/gif";
    }
    if (head.startsWith("BM")) {
      return "image/bmp";
    }
    if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
      return "image/tiff";
    }
    if (head.startsWith("\u001aE\u00df\u00a3")) {
      return "video/webm";
    }
    return inContainer(head);
  }

  /** RIFF and ISO base media files name their kind behind the first field. */
  private static String inContainer(String head) {
    if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
      return "image/webp";
    }
    if (!head.startsWith("ftyp", 4) || head.length() < 12) {
      return UNKNOWN;
    }
    return switch (head.substring(8, 12)) {
      case "avif", "avis" -> "image/avif";
      case "heic", "heix", "hevc", "heim", "mif1", "msf1" -> "image/heic";
      case "qt  " -> "video/quicktime";
      default -> "video/mp4";
    };
  }
}
