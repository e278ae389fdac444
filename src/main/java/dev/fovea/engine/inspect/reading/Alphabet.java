package dev.fovea.engine.inspect.reading;

import java.util.List;

/**
 * What the recogniser's classes stand for: class 0 is no character, the next ones the dictionary,
 * the last a space.
 */
final class Alphabet {
  private final List<String> characters;

  private Alphabet(List<String> characters) {
    this.characters = characters;
  }

  /** From a dictionary of one character a line. */
  static Alphabet of(String dictionary) {
    return new Alphabet(dictionary.lines().map(line -> line.isEmpty() ? " " : line).toList());
  }

  String character(int label) {
    return label <= characters.size() ? characters.get(label - 1) : " ";
  }

  int space() {
    return characters.size() + 1;
  }
}
