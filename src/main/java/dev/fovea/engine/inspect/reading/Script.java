package dev.fovea.engine.inspect.reading;

/** What is known of characters whatever a page looks like. */
final class Script {
  private static final String CLOSING = ".,:;!?)%]}";
  private static final String OPENING = "([{$#@£€";

  private Script() {}

  /**
   * Whether a space may stand between two characters at all: not between Han, nor beside their wide
   * punctuation.
   */
  static boolean mayPart(String left, String right) {
    return !(han(left) && han(right)) && !wide(left) && !wide(right);
  }

  /**
   * Whether two characters rarely have a space between them: punctuation at its word, the inside of
   * an address or of a number.
   *
   * @param before what stands left of {@code left}, or a space
   */
  static boolean sticks(String before, String left, String right) {
    boolean punctuation = CLOSING.contains(right) || OPENING.contains(left);
    boolean address = "./@:-_".contains(left) && (lower(right) || "/@".contains(right));
    boolean number = digit(before) && ".,:/".contains(left) && digit(right);
    boolean quoteEnds = ".,!?".contains(left) && right.equals("\"");
    return punctuation || address || number || quoteEnds;
  }

  static boolean han(String character) {
    return Character.isIdeographic(character.codePointAt(0));
  }

  private static boolean wide(String character) {
    int point = character.codePointAt(0);
    return (point >= 0x3000 && point <= 0x303F && !han(character))
        || (point >= 0xFF01 && point <= 0xFF60);
  }

  static boolean lower(String character) {
    return Character.isLowerCase(character.codePointAt(0));
  }

  static boolean digit(String character) {
    return Character.isDigit(character.codePointAt(0));
  }
}
