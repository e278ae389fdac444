package dev.fovea.engine.inspect;

import dev.fovea.json.Slice;

/**
 * The token rule of {@code fovea/inspect}, its own and nobody else's: four characters of text are a
 * token, 750 pixels of a picture are a token, and a picture has at most {@value #IMAGE_MAX}.
 */
final class Tokens {
  static final int CHARACTERS = 4;
  static final long IMAGE_MAX = 1568;

  private static final long PIXELS = 750;

  private Tokens() {}

  static long ofCharacters(long characters) {
    return Math.ceilDiv(characters, CHARACTERS);
  }

  static long ofImage(long width, long height) {
    return Math.min(Math.ceilDiv(width * height, PIXELS), IMAGE_MAX);
  }

  /**
   * Characters of a string as it stands in a JSON document, counted in its bytes; an escape is one
   * character.
   */
  static long characters(Slice raw) {
    long count = 0;
    for (int i = 0; i < raw.length(); i++) {
      byte b = raw.at(i);
      if (b == '\\') {
        i += i + 1 < raw.length() && raw.at(i + 1) == 'u' ? 5 : 1;
      }
      if ((b & 0xC0) != 0x80) { // not the continuation of a character in UTF-8
        count++;
      }
    }
    return count;
  }
}
