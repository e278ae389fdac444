package dev.fovea.provider.limits;

import java.util.List;
import java.util.Locale;

/**
 * Which models a fact holds for, by the name that the provider knows them by: {@code claude*}.
 *
 * <p>A star stands for any characters; case makes no difference. A pattern without a slash is
 * compared with what follows the last slash of a name, so that {@code claude*} is also {@code
 * anthropic/claude-opus-4.1}.
 */
final class NamePattern {
  private final boolean wholeName;
  private final List<String> pieces;

  NamePattern(String text) {
    this.wholeName = text.contains("/");
    this.pieces = List.of(text.toLowerCase(Locale.ROOT).split("\\*", -1));
  }

  boolean matches(String model) {
    String lower = model.toLowerCase(Locale.ROOT);
    String name = wholeName ? lower : lower.substring(lower.lastIndexOf('/') + 1);
    if (pieces.size() == 1) {
      return name.equals(pieces.getFirst());
    }
    if (!name.startsWith(pieces.getFirst())) {
      return false;
    }
    int at = pieces.getFirst().length();
    for (String piece : pieces.subList(1, pieces.size() - 1)) {
      int found = name.indexOf(piece, at);
      if (found < 0) {
        return false;
      }
      at = found + piece.length();
    }
    String last = pieces.getLast();
    return name.length() - last.length() >= at && name.endsWith(last);
  }
}
