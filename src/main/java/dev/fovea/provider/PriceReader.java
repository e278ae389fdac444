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
import java.util.Objects;
import java.util.stream.Stream;

/** Reads what a model costs. */
final class PriceReader {
  private static final String ABOVE = "above";
  private static final String TOKENS = "tokens";
  private static final List<String> RATES = Arrays.stream(Rate.values()).map(Rate::word).toList();

  /** The words of a price, as the reference explains them. */
  static final List<String> WORDS = with(ABOVE);

  private final Values values;

  private PriceReader(Values values) {
    this.values = values;
  }

  static Price read(Node node, Values values, Origin origin) {
    return new PriceReader(values).price(node.mapping(), origin);
  }

  private Price price(Mapping said, Origin origin) {
    Map<Rate, BigDecimal> usd = rates(said.only("a price", WORDS));
    if (!usd.containsKey(Rate.INPUT) || !usd.containsKey(Rate.OUTPUT)) {
      throw new ConfigException(said.where(), "a price needs input and output.");
    }
    Price price = Price.ofUsd(usd, origin);
    checkCached(said, price.nanoUsd());
    return said.at(ABOVE).map(node -> above(price, node.mapping())).orElse(price);
  }

  private Price above(Price price, Mapping said) {
    Map<Rate, BigDecimal> usd = rates(said.only("the rates above a length", with(TOKENS)));
    int tokens =
        values.whole(
            TOKENS,
            said.at(TOKENS)
                .orElseThrow(() ->
                    new ConfigException(
                        said.where(), "above needs tokens, the longest input at the usual rates."))
                .scalar(),
            1,
            Integer.MAX_VALUE);
    Price longer = price.above(tokens, usd);
    Map<Rate, Long> rates = longer.above().orElseThrow().nanoUsd();
    price
        .nanoUsd()
        .forEach((rate, nano) -> {
          if (Objects.requireNonNull(rates.get(rate)) < nano) {
            throw new ConfigException(
                said.where(), "%s costs less above than below.".formatted(rate.word()));
          }
        });
    checkCached(said, rates);
    return longer;
  }

  /** What is held before the vendor tells what was cached has to be the most that it can cost. */
  private static void checkCached(Mapping said, Map<Rate, Long> rates) {
    long least =
        Stream.of(Rate.INPUT, Rate.IMAGE_INPUT, Rate.VIDEO_INPUT)
            .filter(rates::containsKey)
            .mapToLong(rates::get)
            .min()
            .orElseThrow();
    if (rates.getOrDefault(Rate.CACHED_INPUT, 0L) > least) {
      throw new ConfigException(
          said.where(), "cached_input costs more than what was not cached. Are they swapped?");
    }
  }

  private Map<Rate, BigDecimal> rates(Mapping said) {
    Map<Rate, BigDecimal> usd = new EnumMap<>(Rate.class);
    for (Rate rate : Rate.values()) {
      said.at(rate.word()).ifPresent(node -> usd.put(rate, amount(rate, node)));
    }
    return usd;
  }

  private BigDecimal amount(Rate rate, Node said) {
    BigDecimal usd = values.number(said.scalar());
    if (usd.signum() < 0) {
      throw new ConfigException(said.where(), "a price cannot be negative.");
    }
    if (usd.compareTo(Price.USD_MAX) > 0) {
      throw new ConfigException(
          said.where(),
          "%s is in dollars per %s, at most %s."
              .formatted(
                  rate.word(),
                  rate.ofTokens() ? "million tokens" : "piece",
                  Price.USD_MAX.toPlainString()));
    }
    if (usd.stripTrailingZeros().scale() > Price.DIGITS) {
      throw new ConfigException(said.where(), "a price has nine digits after the point at most.");
    }
    return usd;
  }

  private static List<String> with(String word) {
    return Stream.concat(RATES.stream(), Stream.of(word)).toList();
  }
}
