package dev.fovea.media;

import dev.fovea.json.Slice;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
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

  /** What goes before the comma when {@code data:} was cut off, or escaped like the rest. */
  private static final Pattern LOOSE =
      Pattern.compile(
          "(?:data%3a)?((?:[a-z0-9.+*/%\\\\;=_-]*(?:;|%3b))?base64)(?:,|%2c)",
          Pattern.CASE_INSENSITIVE);

  /** How far a head that is not one may reach. */
  private static final int LOOSE_MAX = 256;

  /** The head of a text that lacks {@code data:} but for the rest says that it is base64. */
  static Optional<DataHead> loose(Slice text) {
    Matcher head = LOOSE.matcher(text.sub(0, Math.min(text.length(), LOOSE_MAX)).utf8());
    return head.lookingAt()
        ? Optional.of(of("data:" + head.group(1).replace("\\", ""), head.end()))
        : Optional.empty();
  }

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
