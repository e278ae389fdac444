package dev.fovea.provider;

import dev.fovea.config.ConfigException;
import dev.fovea.config.Node;
import dev.fovea.config.Node.Mapping;
import dev.fovea.config.Node.Scalar;
import dev.fovea.config.Values;
import dev.fovea.cost.Price;
import java.math.BigDecimal;
import java.util.List;

/** Reads what a model costs. */
final class PriceReader {
  private static final List<String> WORDS = List.of("input", "output");

  private PriceReader() {}

  static Price read(Node node, Values values) {
    Mapping price = node.mapping().only("a price", WORDS);
    try {
      return Price.ofUsdPerMillion(amount(price, "input", values), amount(price, "output", values));
    } catch (ArithmeticException tooFine) {
      throw new ConfigException(
          node.where(), "a price is in dollars per million tokens, to nine digits at most.");
    }
  }

  private static BigDecimal amount(Mapping price, String word, Values values) {
    Scalar scalar =
        price
            .at(word)
            .orElseThrow(
                () -> new ConfigException(price.where(), "a price needs input and output."))
            .scalar();
    BigDecimal amount = values.number(scalar);
    if (amount.signum() < 0) {
      throw new ConfigException(scalar.where(), "a price cannot be negative.");
    }
    return amount;
  }
}
