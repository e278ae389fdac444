package dev.fovea.api.openai;

import dev.fovea.account.Caller;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.http.Exchange;
import dev.fovea.json.Json;
import dev.fovea.provider.Catalog;
import dev.fovea.provider.CatalogEntry;
import dev.fovea.vision.Modality;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /v1/models} and {@code GET /v1/models/{id}}. Safe for use by many threads. */
public final class Models {
  /**
   * The API wants a moment in which the model was made; nobody knows it, so it is the catalogue's.
   */
  private static final long CREATED = 1_767_225_600;

  private final Authentication authentication;
  private final Catalog catalog;

  public Models(Authentication authentication, Catalog catalog) {
    this.authentication = authentication;
    this.catalog = catalog;
  }

  /**
   * The models that are ready and that the key may use; with {@code ?all=true} the others too, each
   * with what it needs.
   */
  public void list(Exchange exchange) {
    Caller caller = authentication.caller(exchange);
    boolean all = exchange.query("all").map("true"::equals).orElse(false);
    ObjectNode list = Json.object();
    list.put("object", "list");
    ArrayNode data = list.putArray("data");
    catalog.entries().stream()
        .filter(entry -> all || entry.ready())
        .filter(entry -> caller.limits().allows(entry.model().id()))
        .forEach(entry -> data.add(model(entry)));
    exchange.respond(200, Json.write(list));
  }

  /** One model, ready or not. Its id may hold slashes, escaped or not. */
  public void retrieve(Exchange exchange) {
    Caller caller = authentication.caller(exchange);
    String id = exchange.pathAfter("/models/");
    caller.requireModel(id);
    CatalogEntry entry =
        catalog
            .find(id)
            .orElseThrow(() ->
                new FailureException(
                    new Failure.ModelNotFound(
                        "The model '%s' does not exist. GET /v1/models lists those that do."
                            .formatted(id))));
    exchange.respond(200, Json.write(model(entry)));
  }

  private static ObjectNode model(CatalogEntry entry) {
    ObjectNode json = Json.object();
    json.put("id", entry.model().id());
    json.put("object", "model");
    json.put("created", CREATED);
    json.put("owned_by", entry.ownedBy());
    ArrayNode input = json.putArray("input_modalities");
    entry.model().input().stream().sorted().map(Modality::word).forEach(input::add);
    entry.model().contextLength().ifPresent(length -> json.put("context_length", length));
    if (!entry.model().strengths().isEmpty()) {
      json.put("strengths", entry.model().strengths());
    }
    json.put("ready", entry.ready());
    if (!entry.ready()) {
      json.put("why_not", entry.whyNot());
    }
    return json;
  }
}
