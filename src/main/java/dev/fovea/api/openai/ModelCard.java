package dev.fovea.api.openai;

import dev.fovea.cost.Money;
import dev.fovea.cost.Price;
import dev.fovea.cost.Rate;
import dev.fovea.json.Json;
import dev.fovea.provider.CatalogEntry;
import dev.fovea.provider.CatalogEntry.Offer;
import dev.fovea.provider.Model;
import dev.fovea.vision.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A model as {@code /v1/models} shows it: what it sees, what it costs, and where. */
public final class ModelCard {
  /**
   * The API wants a moment in which the model was made; nobody knows it, so it is the catalogue's.
   */
  private static final long CREATED = 1_767_225_600;

  private static final String NO_PRICE =
      "No price is known. Accounts that pay with credit are refused this model until the operator"
          + " sets one in fovea.yaml, as in price: {input: 1.0, output: 10.0}.";

  private ModelCard() {}

  public static ObjectNode json(CatalogEntry entry) {
    Model model = entry.model();
    ObjectNode json = Json.object();
    json.put("id", model.id());
    json.put("object", "model");
    json.put("created", CREATED);
    json.put("owned_by", entry.ownedBy());
    ArrayNode input = json.putArray("input_modalities");
    model.input().stream().sorted().map(Modality::word).forEach(input::add);
    ArrayNode capabilities = json.putArray("capabilities");
    capabilities(model).forEach(capabilities::add);
    model.contextLength().ifPresent(length -> json.put("context_length", length));
    if (!model.strengths().isEmpty()) {
      json.put("strengths", model.strengths());
    }
    pricing(json, entry.best().price());
    if (entry.best().price().isEmpty()) {
      json.put("pricing_note", NO_PRICE);
    }
    ArrayNode targets = json.putArray("targets");
    entry.offers().forEach(offer -> offer(targets.addObject(), offer));
    json.put("ready", entry.ready());
    if (!entry.ready()) {
      json.put("why_not", entry.whyNot());
    }
    return json;
  }

  /** The badges: what a model can do beside reading text. */
  private static List<String> capabilities(Model model) {
    List<String> words = new ArrayList<>();
    model.input().stream()
        .sorted()
        .filter(modality -> modality != Modality.TEXT)
        .map(modality -> modality == Modality.IMAGE ? "vision" : modality.word())
        .forEach(words::add);
    return words.isEmpty() ? List.of("text-only") : words;
  }

  private static void offer(ObjectNode json, Offer offer) {
    json.put("provider", offer.provider());
    json.put("model", offer.name());
    json.put("ready", offer.usable());
    pricing(json, offer.price());
  }

  private static void pricing(ObjectNode json, Optional<Price> known) {
    if (known.isEmpty()) {
      json.putNull("pricing");
      return;
    }
    Price price = known.get();
    ObjectNode pricing = json.putObject("pricing");
    pricing.put("currency", "USD");
    pricing.put("unit", "1M tokens");
    rates(pricing, price.nanoUsd());
    price
        .above()
        .ifPresent(above -> {
          ObjectNode longer = pricing.putObject("above");
          longer.put("prompt_tokens", above.promptTokens());
          rates(longer, above.nanoUsd());
        });
    if (!price.origin().asOf().isEmpty()) {
      pricing.put("as_of", price.origin().asOf());
    }
    pricing.put("source", price.origin().source());
  }

  private static void rates(ObjectNode json, Map<Rate, Long> rates) {
    rates.forEach((rate, nano) -> json.put(rate.word(), new Money(nano).usd()));
  }
}
