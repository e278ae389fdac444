package dev.fovea.cost.tokens;

import dev.fovea.config.ConfigException;
import dev.fovea.config.Node;
import dev.fovea.config.Node.Mapping;
import dev.fovea.config.Node.Scalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The constants of one family, or a part of them, by their words. What is missing, or no number
 * from 1 to 2147483647, throws a {@link ConfigException} that says where.
 *
 * @param whose for messages: {@code family 'claude'}
 */
record Constants(String whose, Mapping words) {

  Constants only(List<String> known) {
    words.only(whose, known);
    return this;
  }

  boolean has(String word) {
    return words.at(word).isPresent();
  }

  int count(String word) {
    try {
      return decimal(word).intValueExact();
    } catch (ArithmeticException notWhole) {
      throw wrong(word, "is no whole number");
    }
  }

  int countOr(String word, int otherwise) {
    return has(word) ? count(word) : otherwise;
  }

  BigDecimal decimal(String word) {
    BigDecimal number = number(word);
    if (number.signum() <= 0 || number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
      throw wrong(word, "is not from 1 to 2147483647");
    }
    return number;
  }

  String text(String word) {
    return scalar(word).text();
  }

  /** False where the word is missing. */
  boolean flag(String word) {
    return has(word)
        && switch (text(word)) {
          case "true" -> true;
          case "false" -> false;
          default -> throw wrong(word, "is neither true nor false");
        };
  }

  Constants inner(String word) {
    return new Constants(whose + ", " + word, node(word).mapping());
  }

  Optional<Constants> innerIf(String word) {
    return has(word) ? Optional.of(inner(word)) : Optional.empty();
  }

  /** One number for all details, or a mapping with one for each. */
  ByDetail byDetail(String word) {
    if (node(word) instanceof Mapping) {
      Constants each = inner(word).only(List.of("low", "auto", "high", "original"));
      return new ByDetail(
          each.count("low"), each.count("auto"), each.count("high"), each.count("original"));
    }
    long all = count(word);
    return new ByDetail(all, all, all, all);
  }

  /** What is wrong with a word, where it stands. */
  ConfigException wrong(String word, String problem) {
    return new ConfigException(
        scalar(word).where(), "%s: %s '%s' %s.".formatted(whose, word, text(word), problem));
  }

  private BigDecimal number(String word) {
    try {
      return new BigDecimal(text(word));
    } catch (NumberFormatException notANumber) {
      throw wrong(word, "is no number");
    }
  }

  private Scalar scalar(String word) {
    return node(word).scalar();
  }

  private Node node(String word) {
    return words
        .at(word)
        .orElseThrow(
            () -> new ConfigException(words.where(), "%s lacks %s.".formatted(whose, word)));
  }
}
