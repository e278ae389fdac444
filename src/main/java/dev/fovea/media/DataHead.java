package dev.fovea.media;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What stands before the payload of a data URI.
 *
 * @param mediaType without parameters, in lower case; empty when there is none that could be one
 * @param base64 whether it says that the payload is base64
 * @param tidy whether it is written as everybody reads it: {@code data:image/png;base64,}
 * @param length bytes from the scheme to behind the comma, as they stand in JSON
 */
record DataHead(String mediaType, boolean base64, boolean tidy, int length) {
  /** A type and a subtype (RFC 6838, 4.2). */
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+*-]*/[a-z0-9!#$&^_.+*-]+");

  /**
   * @param text from the scheme to before the comma
   */
  static DataHead of(String text, int length) {
    List<String> words =
        Arrays.stream(decoded(text).substring("data:".length()).split(";", -1))
            .map(word -> word.strip().toLowerCase(Locale.ROOT))
            .toList();
    String type = MEDIA_TYPE.matcher(words.getFirst()).matches() ? words.getFirst() : "";
    boolean base64 = words.contains("base64");
    return new DataHead(type, base64, text.equals("data:" + type + ";base64"), length);
  }

  /** Some clients escape the slash and the semicolon as well. */
  private static String decoded(String text) {
    return text.replace("%2F", "/").replace("%2f", "/").replace("%3B", ";").replace("%3b", ";");
  }
}
