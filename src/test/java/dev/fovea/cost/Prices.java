package dev.fovea.cost;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Prices and what was used, in words: {@code input=0.12 output=5.12}, {@code prompt=7 image=3}. */
final class Prices {
  private Prices() {}

  static Price price(String words) {
    return Price.ofUsd(rates(words), Origin.OPERATOR);
  }

  static Map<Rate, BigDecimal> rates(String words) {
    Map<Rate, BigDecimal> usd = new EnumMap<>(Rate.class);
    pairs(words)
        .forEach((word, number) ->
            usd.put(Rate.valueOf(word.toUpperCase(Locale.ROOT)), new BigDecimal(number)));
    return usd;
  }

  static Consumption used(String words) {
    Map<String, String> counts = pairs(words);
    return new Consumption(
        count(counts, "prompt"),
        count(counts, "cached"),
        count(counts, "image"),
        count(counts, "video"),
        count(counts, "completion"),
        count(counts, "reasoning"),
        new Pieces(
            (int) count(counts, "images"), count(counts, "seconds"), (int) count(counts, "pages")));
  }

  private static long count(Map<String, String> counts, String word) {
    return Long.parseLong(counts.getOrDefault(word, "0"));
  }

  private static Map<String, String> pairs(String words) {
    Map<String, String> pairs = new HashMap<>();
    Arrays.stream(words.strip().split(" +", -1))
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> pairs.put(pair[0], pair[1]));
    return pairs;
  }
}
