package dev.fovea.engine.inspect.reading;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What the recogniser's classes stand for: class 0 is no character, the next ones the dictionary,
 * the last a space.
 */
final class Alphabet {
  private final List<String> characters;
  private final int[] blanks;

  private Alphabet(List<String> characters) {
    this.characters = characters;
    this.blanks =
        IntStream.rangeClosed(1, characters.size() + 1)
            .filter(label -> character(label).isBlank())
            .toArray();
  }

  /** From a dictionary of one character a line. */
  static Alphabet of(String dictionary) {
    return new Alphabet(dictionary.lines().map(line -> line.isEmpty() ? " " : line).toList());
  }

  String character(int label) {
    return label <= characters.size() ? characters.get(label - 1) : " ";
  }

  /**
   * The labels that mean a blank: the space, and the wide one among the characters if there is one.
   */
  int[] blanks() {
    return blanks;
  }
}
