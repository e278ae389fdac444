package dev.fovea.cost.tokens;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A pattern for the names of models, case aside. {@code *} stands for anything, {@code .} also for
 * the {@code -}, {@code _} and {@code p} that hosts write in its stead ({@code qwen2p5}). A number
 * before a {@code *} is a whole number: {@code gpt-5.2*} is not {@code gpt-5-2025-08-07}.
 *
 * <p>A pattern with a slash is matched against the whole name; others against what follows the last
 * slash, as it is and without a vendor's prefix such as {@code us.anthropic.} or {@code ft:}.
 */
public final class NamePattern {
  /** No model in the catalogue has a longer name; matching takes time with the length. */
  static final int NAME_MAX = 256;

  private static final Pattern VENDOR = Pattern.compile("^(?:[a-z]{2,}[.:])+");

  private static final String SPECIAL = "*.";

  private final boolean whole;

  /** What a name has to begin with: nearly all fail here, and a start tries thousands. */
  private final String head;

  private final Pattern regex;

  public NamePattern(String pattern) {
    String text = pattern.toLowerCase(Locale.ROOT);
    this.whole = text.indexOf('/') >= 0;
    this.head = text.substring(0, literal(text));
    StringBuilder expression = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      boolean afterDigit = at > 0 && Character.isDigit(text.charAt(at - 1));
      expression.append(translated(text.charAt(at), afterDigit));
    }
    this.regex = Pattern.compile(expression.toString());
  }

  private static int literal(String text) {
    int at = 0;
    while (at < text.length() && SPECIAL.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static String translated(char letter, boolean afterDigit) {
    return switch (letter) {
      case '*' -> afterDigit ? "(?!\\d).*" : ".*";
      case '.' -> "[.\\-_p]";
      default ->
          Character.isLetterOrDigit(letter)
              ? String.valueOf(letter)
              : Pattern.quote(String.valueOf(letter));
    };
  }

  /** Names longer than {@link #NAME_MAX} match nothing. */
  public boolean matches(String name) {
    if (name.length() > NAME_MAX) {
      return false;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (whole) {
      return fits(lower);
    }
    String own = lower.substring(lower.lastIndexOf('/') + 1);
    return fits(own) || (isPrefixed(own) && fits(VENDOR.matcher(own).replaceFirst("")));
  }

  private boolean fits(String name) {
    return name.startsWith(head) && regex.matcher(name).matches();
  }

  private static boolean isPrefixed(String name) {
    return name.indexOf('.') >= 0 || name.indexOf(':') >= 0;
  }
}
