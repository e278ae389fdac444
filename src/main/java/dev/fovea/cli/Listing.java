package dev.fovea.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a list of the admin API page by page. */
final class Listing {
  /** A list that goes on for so long is not read by anybody. */
  private static final int PAGES_MAX = 10_000;

  private static final String PAGE = "100";

  private Listing() {}

  /** Hands over every entry, in order. */
  static void each(
      Admin admin, String path, Map<String, String> query, Consumer<ObjectNode> taker) {
    Map<String, String> asked = new HashMap<>(query);
    asked.put("limit", PAGE);
    Optional<String> next = Optional.of("");
    for (int page = 0; page < PAGES_MAX && next.isPresent(); page++) {
      ObjectNode list = admin.get(path, asked);
      list.path("data").valueStream().map(ObjectNode.class::cast).forEach(taker);
      next = Optional.of(list.path("next_after").asString("")).filter(mark -> !mark.isEmpty());
      next.ifPresent(mark -> asked.put("after", mark));
    }
  }

  /** Puts every entry into an array. */
  static void collect(Admin admin, String path, Map<String, String> query, ArrayNode into) {
    each(admin, path, query, into::add);
  }
}
