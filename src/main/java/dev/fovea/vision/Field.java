package dev.fovea.vision;

import dev.fovea.json.Slice;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A field that is passed on as it is.
 *
 * @param json its value as it stands in the document it came in
 */
public record Field(String name, Slice json) {
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

  /** The value, when it is a whole number from 0 to 999,999,999. */
  public OptionalLong count() {
    String text = json.length() <= 9 ? json.utf8() : "";
    return COUNT.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
