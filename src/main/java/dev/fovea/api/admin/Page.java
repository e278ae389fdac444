package dev.fovea.api.admin;

import dev.fovea.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page of a list.
 *
 * @param after what the page before ended with; empty for the first
 * @param limit entries at most
 */
record Page(Optional<String> after, int limit) {
  static final int LIMIT_MAX = 100;
  private static final int LIMIT = 50;

  static Page of(Parameters parameters) {
    return of(parameters, LIMIT_MAX);
  }

  static Page of(Parameters parameters, int limitMax) {
    int limit = parameters.number("limit", Math.min(LIMIT, limitMax), 1, limitMax);
    return new Page(parameters.text("after"), limit);
  }

  /**
   * The list.
   *
   * @param found one more than {@link #limit}, where there are more
   * @param mark what the next page is asked for by
   */
  <T> ObjectNode list(List<T> found, Function<T, String> mark, Function<T, ObjectNode> writer) {
    List<T> shown = found.subList(0, Math.min(limit, found.size()));
    ObjectNode list = Json.object();
    list.put("object", "list");
    ArrayNode data = list.putArray("data");
    shown.forEach(each -> data.add(writer.apply(each)));
    boolean more = found.size() > limit;
    list.put("has_more", more);
    list.put("next_after", more ? mark.apply(shown.getLast()) : null);
    return list;
  }
}
