package dev.fovea.engine.inspect.reading;

import java.util.List;

/**
 * One character as the recogniser saw it.
 *
 * @param text the character
 * @param probability 0..1
 * @param place where its middle lies along the strip, 0 at the left end and 1 at the right
 * @param spaceAfter the highest probability of a space between it and the next one, 0..1
 */
record Glyph(String text, double probability, double place, double spaceAfter) {

  /** The same place with another character. */
  Glyph as(String character) {
    return new Glyph(character, probability, place, spaceAfter);
  }

  /** The mean probability of characters, 0..1; 0 when there are none. */
  static double confidence(List<Glyph> glyphs) {
    return glyphs.stream().mapToDouble(Glyph::probability).average().orElse(0);
  }
}
