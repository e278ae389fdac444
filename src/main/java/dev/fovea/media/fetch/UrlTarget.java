package dev.fovea.media.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;

/** The path and the query of a URL, as they go into the request line. */
final class UrlTarget {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** RFC 3986's characters of path and query, beside letters and digits. */
  private static final String PLAIN = "-._~!$&'()*+,;=:@/?";

  private UrlTarget() {}

  /**
   * Writes as {@code %XX} what may not stand as it is; what is written so already stays.
   *
   * @param raw from the first {@code /} or {@code ?} on, without fragment; may be empty
   */
  static String read(String raw) {
    var target = new StringBuilder(raw.length() + 1);
    if (!raw.startsWith("/")) {
      target.append('/');
    }
    for (int i = 0; i < raw.length(); ) {
      int point = raw.codePointAt(i);
      if (point == '%') {
        requireHex(raw, i + 1);
      }
      append(target, point);
      i += Character.charCount(point);
    }
    return target.toString();
  }

  private static void append(StringBuilder target, int point) {
    if (point == '%' || isPlain(point)) {
      target.append((char) point);
      return;
    }
    for (byte each : Character.toString(point).getBytes(UTF_8)) {
      target.append('%').append(HEX.toHexDigits(each));
    }
  }

  private static boolean isPlain(int point) {
    return point < 0x80 && (Character.isLetterOrDigit(point) || PLAIN.indexOf(point) >= 0);
  }

  private static void requireHex(String raw, int at) {
    boolean hex =
        at + 1 < raw.length()
            && HexFormat.isHexDigit(raw.charAt(at))
            && HexFormat.isHexDigit(raw.charAt(at + 1));
    if (!hex) {
      throw new UrlRefused("A '%' has to be followed by two hexadecimal digits.");
    }
  }

  /**
   * Resolves a relative reference (RFC 3986, 5.2).
   *
   * @param base a target
   * @param reference without fragment; may be empty
   */
  static String resolve(String base, String reference) {
    String path = base.substring(0, pathEnd(base));
    if (reference.isEmpty()) {
      return base;
    }
    if (reference.startsWith("?")) {
      return path + reference;
    }
    String merged =
        reference.startsWith("/")
            ? reference
            : path.substring(0, path.lastIndexOf('/') + 1) + reference;
    int end = pathEnd(merged);
    return withoutDots(merged.substring(0, end)) + merged.substring(end);
  }

  static int pathEnd(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target.length() : query;
  }

  private static String withoutDots(String path) {
    String[] segments = path.substring(1).split("/", -1);
    Deque<String> kept = new ArrayDeque<>();
    for (int i = 0; i < segments.length; i++) {
      String segment = segments[i];
      boolean dots = segment.equals(".") || segment.equals("..");
      if (segment.equals("..")) {
        kept.pollLast();
      }
      if (!dots) {
        kept.add(segment);
      } else if (i == segments.length - 1) {
        kept.add("");
      }
    }
    return "/" + String.join("/", kept);
  }
}
