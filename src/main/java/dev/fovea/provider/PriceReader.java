package dev.fovea.provider;

import dev.fovea.config.ConfigException;
import dev.fovea.config.Node;
import dev.fovea.config.Node.Mapping;
import dev.fovea.config.Values;
import dev.fovea.cost.Origin;
import dev.fovea.cost.Price;
import dev.fovea.cost.Rate;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a model costs. */
final class PriceReader {
  private static final List<String> WORDS = Arrays.stream(Rate.values()).map(Rate::word).toList();

  private PriceReader() {}

  /**
   * @param origin who says so; empty for the operator
   */
  static Price read(Node node, Values values, Optional<Origin> origin) {
    Mapping price = node.mapping().only("a price", WORDS);
    Map<Rate, BigDecimal> usd = new EnumMap<>(Rate.class);
    for (Rate rate : Rate.values()) {
      price.at(rate.word()).ifPresent(said -> usd.put(rate, amount(rate, said, values)));
    }
    if (!usd.containsKey(Rate.INPUT) || !usd.containsKey(Rate.OUTPUT)) {
      throw new ConfigException(price.where(), "a price needs input and output.");
    }
    return Price.ofUsd(usd, origin);
  }

  private static BigDecimal amount(Rate rate, Node said, Values values) {
    BigDecimal usd = values.number(said.scalar());
    if (usd.signum() < 0) {
      throw new ConfigException(said.where(), "a price cannot be negative.");
    }
    if (usd.compareTo(Price.USD_MAX) > 0) {
      throw new ConfigException(
          said.where(),
          "%s is more than %s dollars; a price is in dollars per %s."
              .formatted(
                  rate.word(),
                  Price.USD_MAX.toPlainString(),
                  rate.ofTokens() ? "million tokens" : "piece"));
    }
    if (usd.stripTrailingZeros().scale() > Price.DIGITS) {
      throw new ConfigException(said.where(), "a price has nine digits after the point at most.");
    }
    return usd;
  }
}
