package dev.fovea.engine.inspect;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Fills a client's JSON schema with what is known, property by property, by their names.
 *
 * <p>What is not known is left empty and never made up: an empty list, an empty text, and {@code
 * null} for all else, even where the schema has no room for it.
 */
final class JsonShape {
  private static final int DEPTH_MAX = 16;

  /** Other names under which clients ask for what a report has. */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("ocr", "text"),
          Map.entry("ocrtext", "text"),
          Map.entry("fulltext", "text"),
          Map.entry("rawtext", "text"),
          Map.entry("extractedtext", "text"),
          Map.entry("transcription", "text"),
          Map.entry("transcript", "text"),
          Map.entry("textlines", "lines"),
          Map.entry("barcodes", "codes"),
          Map.entry("qrcodes", "codes"),
          Map.entry("qrcode", "codes"),
          Map.entry("barcode", "codes"),
          Map.entry("fileformat", "format"),
          Map.entry("imagewidth", "width"),
          Map.entry("imageheight", "height"),
          Map.entry("filesize", "bytes"),
          Map.entry("dominantcolors", "colors"),
          Map.entry("palette", "colors"),
          Map.entry("isblank", "blank"),
          Map.entry("bbox", "box"),
          Map.entry("boundingbox", "box"));

  private final JsonNode root;

  JsonShape(JsonNode schema) {
    this.root = schema;
  }

  /** The schema of a {@code response_format}, wherever its writer put it. */
  static Optional<JsonShape> of(JsonNode responseFormat) {
    JsonNode schema = responseFormat.path("json_schema").path("schema");
    if (!schema.isObject()) {
      schema = responseFormat.path("schema");
    }
    return schema.isObject() ? Optional.of(new JsonShape(schema)) : Optional.empty();
  }

  /** The object that the schema describes, from a {@link Report}. */
  byte[] fill(byte[] report) {
    return Json.write(object(root, known(Json.read(Slice.of(report))), 0));
  }

  /** One level for what is known: a single picture's fields, or what several have in common. */
  private static ObjectNode known(JsonNode report) {
    ObjectNode known = Json.object();
    known.setAll((ObjectNode) report);
    JsonNode images = report.path("images");
    if (images.size() == 1) {
      known.setAll((ObjectNode) images.get(0));
      return known;
    }
    ArrayNode lines = known.putArray("lines");
    ArrayNode codes = known.putArray("codes");
    var text = new StringBuilder();
    for (JsonNode image : images) {
      lines.addAll((ArrayNode) image.path("lines"));
      codes.addAll((ArrayNode) image.path("codes"));
      text.append(text.isEmpty() ? "" : "\n\n").append(image.path("text").asString());
    }
    return known.put("text", text.toString());
  }

  private ObjectNode object(JsonNode schema, JsonNode known, int depth) {
    ObjectNode filled = Json.object();
    for (Map.Entry<String, JsonNode> property : resolved(schema).path("properties").properties()) {
      JsonNode found = find(known, property.getKey());
      JsonNode value = value(resolved(property.getValue()), found, known, depth + 1);
      boolean empty = value.isString() && value.asString().isEmpty();
      boolean unknown = empty && !found.isString() && nullable(property.getValue());
      filled.set(property.getKey(), unknown ? NullNode.instance : value);
    }
    return filled;
  }

  private JsonNode value(JsonNode schema, JsonNode found, JsonNode known, int depth) {
    Set<String> types = types(schema);
    if (depth > DEPTH_MAX) {
      return NullNode.instance;
    } else if (types.contains("object")) {
      return object(
          schema, Rectangle.around(found).orElse(found.isObject() ? found : known), depth);
    } else if (types.contains("array")) {
      JsonNode items = resolved(schema.path("items"));
      return array(items, isNumber(items) ? Rectangle.flat(found) : found, depth);
    }
    JsonNode scalar = scalar(types, found);
    boolean allowed =
        !schema.has("enum") || schema.path("enum").valueStream().anyMatch(scalar::equals);
    return allowed ? scalar : NullNode.instance;
  }

  private JsonNode array(JsonNode items, JsonNode found, int depth) {
    ArrayNode array = Json.object().arrayNode();
    for (JsonNode item : found.isArray() ? found : array) {
      JsonNode element = types(items).contains("string") ? text(item) : item;
      array.add(value(items, element, item, depth + 1));
    }
    return array;
  }

  private static boolean isNumber(JsonNode schema) {
    return types(schema).contains("number") || types(schema).contains("integer");
  }

  private static JsonNode scalar(Set<String> types, JsonNode found) {
    if (types.contains("string")) {
      JsonNode text = text(found);
      return text.isString() || types.contains("null") ? text : StringNode.valueOf("");
    } else if (types.contains("integer") && found.isNumber()) {
      return LongNode.valueOf(Math.round(found.asDouble()));
    }
    boolean fits =
        types.isEmpty()
            || (types.contains("number") && found.isNumber())
            || (types.contains("boolean") && found.isBoolean());
    return fits && !found.isMissingNode() ? found : NullNode.instance;
  }

  /** What is known as a text: of a list its texts line by line, of a colour its name. */
  private static JsonNode text(JsonNode found) {
    if (found.isArray() && !found.isEmpty()) {
      return StringNode.valueOf(
          found.valueStream().map(item -> text(item).asString()).collect(Collectors.joining("\n")));
    } else if (found.isObject()) {
      return text(found.has("text") ? found.path("text") : found.path("name"));
    }
    return found.isString() || found.isNumber()
        ? StringNode.valueOf(found.asString())
        : NullNode.instance;
  }

  private static JsonNode find(JsonNode known, String property) {
    String plain = property.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return known.path(ALIASES.getOrDefault(plain, plain));
  }

  /** Follows a reference within the schema, and takes the first alternative that is not null. */
  private JsonNode resolved(JsonNode schema) {
    JsonNode here = schema;
    for (int hops = 0; hops < DEPTH_MAX; hops++) {
      JsonNode alternatives = here.has("anyOf") ? here.path("anyOf") : here.path("oneOf");
      if (here.path("$ref").isString() && here.path("$ref").asString().startsWith("#/")) {
        here = root.at(here.path("$ref").asString().substring(1));
      } else if (!alternatives.isEmpty()) {
        here = firstNotNull(alternatives);
      } else {
        break;
      }
    }
    return here;
  }

  private static JsonNode firstNotNull(JsonNode alternatives) {
    return alternatives
        .valueStream()
        .filter(each -> !types(each).equals(Set.of("null")))
        .findFirst()
        .orElse(NullNode.instance);
  }

  private static boolean nullable(JsonNode schema) {
    JsonNode alternatives = schema.has("anyOf") ? schema.path("anyOf") : schema.path("oneOf");
    return types(schema).contains("null")
        || alternatives.valueStream().anyMatch(each -> types(each).contains("null"));
  }

  private static Set<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isString()) {
      return Set.of(type.asString());
    }
    return type.valueStream().map(JsonNode::asString).collect(Collectors.toUnmodifiableSet());
  }
}
