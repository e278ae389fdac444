package dev.fovea.media.fetch;

/** Characters that no URL may hold, wherever they stand. */
final class UrlCharacters {
  private static final int REPLACEMENT = 0xFFFD;

  private UrlCharacters() {}

  static void check(String text) {
    if (text.indexOf('\\') >= 0) {
      throw new UrlRefused("A URL has no backslash; percent-encode one that is meant.");
    }
    if (!text.codePoints().allMatch(UrlCharacters::isVisible)) {
      throw new UrlRefused(
          "The URL has a space, a line break or another invisible character; write a space as %20.");
    }
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> point != REPLACEMENT;
    };
  }
}
