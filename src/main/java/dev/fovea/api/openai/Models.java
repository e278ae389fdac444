package dev.fovea.api.openai;

import dev.fovea.account.Caller;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.http.Exchange;
import dev.fovea.json.Json;
import dev.fovea.provider.Catalog;
import dev.fovea.provider.CatalogEntry;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /v1/models} and {@code GET /v1/models/{id}}. Safe for use by many threads. */
public final class Models {
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
        .forEach(entry -> data.add(ModelCard.json(entry)));
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
    exchange.respond(200, Json.write(ModelCard.json(entry)));
  }
}
