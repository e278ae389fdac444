package dev.fovea.provider;

import dev.fovea.config.Node;
import dev.fovea.config.Node.Mapping;
import dev.fovea.config.Values;
import dev.fovea.config.Variables;
import dev.fovea.config.YamlFile;
import dev.fovea.cost.Origin;
import dev.fovea.cost.Price;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What vendors' public price lists say, by provider and by the name that it has for a model. What
 * the operator says comes first.
 */
record PriceList(Map<String, Map<String, Price>> prices) {
  private static final String FILE = "/prices/vendors.yaml";
  private static final List<String> WORDS = List.of("as_of", "source", "prices");
  private static final Values VALUES = new Values(new Variables(Map.of()));

  static PriceList load() {
    Map<String, Map<String, Price>> prices = new LinkedHashMap<>();
    YamlFile.resource(PriceList.class, FILE)
        .entries()
        .forEach((provider, said) -> prices.put(provider, vendor(provider, said.mapping())));
    return new PriceList(prices);
  }

  /** What the provider charges for the model that it calls so, if it is known. */
  Optional<Price> of(String provider, String name) {
    return Optional.ofNullable(prices.get(provider)).map(vendor -> vendor.get(name));
  }

  private static Map<String, Price> vendor(String provider, Mapping said) {
    said.only(provider, WORDS);
    var origin = new Origin(text(said, "as_of"), text(said, "source"));
    Map<String, Price> prices = new LinkedHashMap<>();
    said.at("prices")
        .orElseThrow()
        .mapping()
        .entries()
        .forEach((name, price) -> prices.put(name, PriceReader.read(price, VALUES, origin)));
    return prices;
  }

  private static String text(Mapping said, String word) {
    return said.at(word).map(Node::scalar).map(VALUES::text).orElseThrow();
  }
}
