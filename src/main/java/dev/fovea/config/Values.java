package dev.fovea.config;

import dev.fovea.config.Node.Scalar;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;

/**
 * Reads single values of a settings file, variables replaced. What is wrong with one is a {@link
 * ConfigException} that says where it stands. Immutable.
 */
public final class Values {
  private final Variables variables;

  public Values(Variables variables) {
    this.variables = variables;
  }

  public String text(Scalar scalar) {
    return variables.expand(scalar);
  }

  /** Any number, as exact as it was written. */
  public BigDecimal number(Scalar scalar) {
    try {
      return new BigDecimal(text(scalar));
    } catch (NumberFormatException notANumber) {
      throw new ConfigException(scalar.where(), "expected a number.");
    }
  }

  /**
   * A whole number, bounds included.
   *
   * @param word the key, for the message
   */
  public int whole(String word, Scalar scalar, int min, int max) {
    try {
      int number = number(scalar).intValueExact();
      if (number >= min && number <= max) {
        return number;
      }
    } catch (ArithmeticException notWholeOrTooLarge) {
      // said below
    }
    throw new ConfigException(
        scalar.where(), "%s is a whole number from %d to %d.".formatted(word, min, max));
  }

  /** A number of bytes, at least one: {@code 5MiB}, {@code 5MB} or {@code 5242880}. */
  public long bytes(String word, Scalar scalar) {
    try {
      long bytes = Quantity.bytes(text(scalar));
      if (bytes > 0) {
        return bytes;
      }
    } catch (IllegalArgumentException notASize) {
      // said below
    }
    throw new ConfigException(
        scalar.where(), "%s is a size such as 5MiB, 5MB or 5242880.".formatted(word));
  }

  public boolean flag(String word, Scalar scalar) {
    return switch (text(scalar)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new ConfigException(scalar.where(), word + " is either true or false.");
    };
  }

  /**
   * One of some words, in lower case.
   *
   * @param what the thing that the words are, with its article: {@code no format of pictures}
   */
  public String choice(String what, Scalar scalar, Collection<String> known) {
    String word = text(scalar).toLowerCase(Locale.ROOT);
    if (!known.contains(word)) {
      throw new ConfigException(
          scalar.where(),
          "'%s' is %s; expected one of %s.%s"
              .formatted(word, what, String.join(", ", known), Nearest.hint(word, known)));
    }
    return word;
  }
}
