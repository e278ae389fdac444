package dev.fovea.media.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;

/** Says in words what a file is that is no media, because people send such files by mistake. */
final class Stranger {
  private static final int HEAD = 256;

  private Stranger() {}

  /** What it looks like, to complete "it looks like …"; empty when it looks like nothing. */
  static String named(Bytes file) {
    String head = new String(file.head(HEAD), ISO_8859_1);
    String text = head.stripLeading().toLowerCase(Locale.ROOT);
    if (text.startsWith("<!doctype html") || text.startsWith("<html") || text.startsWith("<head")) {
      return "an HTML page, as a server sends in the place of a picture";
    } else if (head.startsWith("iVBORw0KGgo")
        || head.startsWith("/9j/")
        || head.startsWith("R0lG")) {
      return "base64 that was encoded a second time";
    } else if (text.startsWith("data:")) {
      return "a data URI that was encoded again";
    } else if (head.startsWith("\u001f\u008b")) {
      return "gzip; unpack it first, an .svgz too";
    } else if (head.startsWith("PK\3\4")) {
      return "a ZIP archive or an office document";
    } else if (head.startsWith("#EXTM3U")) {
      return "a playlist; send the video itself";
    } else if (head.startsWith("ID3") || head.startsWith("OggS") || head.startsWith("WAVE", 8)) {
      return "a sound";
    } else if (head.startsWith("#!") || text.startsWith("<?php") || text.startsWith("<script")) {
      return "a script";
    } else if (text.startsWith("{") || text.startsWith("[")) {
      return "JSON";
    }
    return text.startsWith("<") ? "XML that is not SVG" : "";
  }
}
