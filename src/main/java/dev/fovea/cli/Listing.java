package dev.fovea.cli;

import dev.fovea.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a list of the admin API page by page. */
final class Listing {
  /** A list that goes on for so long is not read by anybody. */
  private static final int PAGES_MAX = 10_000;

  private static final String PAGE = "100";

  private Listing() {}

  /** Every entry, in order. */
  static ArrayNode of(Admin admin, String path, Map<String, String> query) {
    ArrayNode entries = Json.object().putArray("data");
    Map<String, String> asked = new HashMap<>(query);
    asked.put("limit", PAGE);
    Optional<String> next = Optional.of("");
    for (int page = 0; page < PAGES_MAX && next.isPresent(); page++) {
      ObjectNode list = admin.get(path, asked);
      entries.addAll((ArrayNode) list.path("data"));
      next = Optional.of(list.path("next_after").asString("")).filter(mark -> !mark.isEmpty());
      next.ifPresent(mark -> asked.put("after", mark));
    }
    return entries;
  }
}
