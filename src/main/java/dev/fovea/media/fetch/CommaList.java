package dev.fovea.media.fetch;

import java.util.List;
import java.util.regex.Pattern;

/** Reads a setting that lists things. */
final class CommaList {
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

  private CommaList() {}

  /**
   * The items, without the space around them.
   *
   * @throws IllegalArgumentException when there are more than {@code most}, or an empty one
   */
  static List<String> items(String text, int most) {
    List<String> items = List.of(COMMA.split(text.strip(), -1));
    if (items.size() > most || items.contains("")) {
      throw new IllegalArgumentException("too many, or an empty one");
    }
    return items;
  }

  /** A port, from 1 to 65535. */
  static int port(String text) {
    int port = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("not a port");
    }
    return port;
  }
}
