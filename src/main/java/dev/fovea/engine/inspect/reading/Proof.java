package dev.fovea.engine.inspect.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * Corrects what a recogniser taught on Chinese gets wrong in Latin text, where the neighbours leave
 * no doubt: wide punctuation, curly quotes (which nobody can tell from straight ones at this size),
 * and letters inside numbers.
 */
final class Proof {
  private static final String WIDE = "，。：；！？（）、“”„‘’′＇＂．－／％＆＋＝＠";
  private static final String NARROW = ",.:;!?(),\"\"\"''''\".-/%&+=@";

  private final List<Glyph> glyphs;

  private Proof(List<Glyph> glyphs) {
    this.glyphs = glyphs;
  }

  /** The same characters, some of them replaced. */
  static List<Glyph> read(List<Glyph> glyphs) {
    Proof proof = new Proof(glyphs);
    List<Glyph> corrected = new ArrayList<>();
    for (int i = 0; i < glyphs.size(); i++) {
      corrected.add(proof.corrected(i));
    }
    return corrected;
  }

  private Glyph corrected(int i) {
    Glyph glyph = glyphs.get(i);
    int wide = WIDE.indexOf(glyph.text());
    if (wide >= 0 && !Script.han(at(i - 1)) && !Script.han(at(i + 1))) {
      return glyph.as(NARROW.substring(wide, wide + 1));
    }
    return switch (glyph.text()) {
      case "o", "O" -> insideNumber(i) ? glyph.as("0") : glyph;
      case "l", "I" -> insideNumber(i) ? glyph.as("1") : glyph;
      case "0" -> beginsWord(i) ? glyph.as("O") : glyph;
      default -> glyph;
    };
  }

  /** Between a digit, or a point after a digit, and a digit or the end of the number. */
  private boolean insideNumber(int i) {
    boolean after =
        Script.digit(at(i - 1)) || (".,:".contains(at(i - 1)) && Script.digit(at(i - 2)));
    boolean before = Script.digit(at(i + 1)) || "%.,:".contains(at(i + 1));
    return after && before;
  }

  /**
   * Before small letters and after none or no letter or digit: no number goes on with letters like
   * that.
   */
  private boolean beginsWord(int i) {
    boolean apart = at(i - 1).isBlank() || glyphs.get(i - 1).spaceAfter() > 0.1;
    return apart && Script.lower(at(i + 1)) && Script.lower(at(i + 2));
  }

  private String at(int i) {
    return i >= 0 && i < glyphs.size() ? glyphs.get(i).text() : " ";
  }
}
