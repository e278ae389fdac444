package dev.fovea.engine.inspect;

import dev.fovea.json.Json;
import java.util.DoubleSummaryStatistics;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The upright rectangle around the four corners of a line, for schemas that want a box in fewer
 * numbers.
 */
final class Rectangle {
  private Rectangle() {}

  /** {@code [left, top, right, bottom]} for four corners; anything else as it is. */
  static JsonNode flat(JsonNode corners) {
    if (!isPolygon(corners)) {
      return corners;
    }
    DoubleSummaryStatistics x = along(corners, 0);
    DoubleSummaryStatistics y = along(corners, 1);
    return Json.object()
        .arrayNode()
        .add(x.getMin())
        .add(y.getMin())
        .add(x.getMax())
        .add(y.getMax());
  }

  /** Its edges, its place and its size under the names that are common; empty for all else. */
  static Optional<JsonNode> around(JsonNode corners) {
    if (!isPolygon(corners)) {
      return Optional.empty();
    }
    DoubleSummaryStatistics x = along(corners, 0);
    DoubleSummaryStatistics y = along(corners, 1);
    ObjectNode box = Json.object();
    box.put("x", x.getMin()).put("left", x.getMin()).put("xmin", x.getMin());
    box.put("y", y.getMin()).put("top", y.getMin()).put("ymin", y.getMin());
    box.put("right", x.getMax()).put("xmax", x.getMax());
    box.put("bottom", y.getMax()).put("ymax", y.getMax());
    box.put("width", Report.rounded(x.getMax() - x.getMin(), 10));
    box.put("height", Report.rounded(y.getMax() - y.getMin(), 10));
    return Optional.of(box);
  }

  private static boolean isPolygon(JsonNode node) {
    return node.isArray()
        && !node.isEmpty()
        && node.valueStream().allMatch(corner -> corner.isArray() && corner.size() == 2);
  }

  private static DoubleSummaryStatistics along(JsonNode corners, int axis) {
    return corners
        .valueStream()
        .mapToDouble(corner -> corner.get(axis).asDouble())
        .summaryStatistics();
  }
}
