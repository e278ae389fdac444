package dev.fovea.provider;

import dev.fovea.config.ConfigException;
import dev.fovea.config.Node;
import dev.fovea.config.Values;
import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.vision.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the parameters that a model brings along for requests that leave them out. */
final class Defaults {
  private final Values values;

  private Defaults(Values values) {
    this.values = values;
  }

  static List<Field> read(Node node, Values values) {
    var reader = new Defaults(values);
    return node.mapping().entries().entrySet().stream()
        .map(entry -> new Field(entry.getKey(), reader.json(entry.getValue())))
        .toList();
  }

  private Slice json(Node node) {
    return Slice.of(Json.writeValue(value(node)));
  }

  private Object value(Node node) {
    return switch (node) {
      case Node.Listing list -> list.items().stream().map(this::value).toList();
      case Node.Mapping mapping -> {
        Map<String, Object> members = new LinkedHashMap<>();
        mapping.entries().forEach((key, inner) -> members.put(key, value(inner)));
        yield members;
      }
      case Node.Scalar scalar ->
          switch (scalar.type()) {
            case TEXT -> values.text(scalar);
            case NUMBER -> values.number(scalar);
            case FLAG -> Boolean.valueOf(scalar.text());
            case NOTHING ->
                throw new ConfigException(scalar.where(), "a default cannot be nothing.");
          };
    };
  }
}
