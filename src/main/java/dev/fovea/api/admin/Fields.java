package dev.fovea.api.admin;

import dev.fovea.cost.Money;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a body. Each is asked for by its name and type; what nobody has asked for at the
 * end is refused. A field that is {@code null} is there, and empty. For one request.
 */
final class Fields {
  static final int TEXT_MAX = 512;

  /** So many decimal digits survive in a JSON number whoever reads it. */
  private static final int DOUBLE_DIGITS = 15;

  private final ObjectNode json;
  private final String place;
  private final Set<String> known = new LinkedHashSet<>();

  private Fields(ObjectNode json, String place) {
    this.json = json;
    this.place = place;
  }

  /**
   * @throws FailureException {@code InvalidJson}
   */
  static Fields of(byte[] body) {
    if (body.length == 0) {
      return new Fields(Json.object(), "");
    }
    try {
      if (Json.read(Slice.of(body)) instanceof ObjectNode json) {
        return new Fields(json, "");
      }
    } catch (JacksonException notJson) {
      throw new FailureException(
          new Failure.InvalidJson("The body is not valid JSON. It has to be an object in UTF-8."));
    }
    throw new FailureException(new Failure.InvalidJson("The body has to be a JSON object."));
  }

  boolean has(String name) {
    known.add(name);
    return json.has(name);
  }

  Optional<String> text(String name) {
    return node(name).map(node -> text(name, node));
  }

  private String text(String name, JsonNode node) {
    String text = node.isString() ? node.asString() : "";
    boolean plain = text.codePoints().noneMatch(Character::isISOControl);
    if (text.isBlank() || text.length() > TEXT_MAX || !plain) {
      throw Wrong.type(place + name, "1 to %d characters on one line".formatted(TEXT_MAX));
    }
    return text;
  }

  String required(String name) {
    return text(name).orElseThrow(() -> Wrong.missing(place + name));
  }

  Optional<Boolean> flag(String name) {
    Optional<JsonNode> node = node(name);
    if (node.isPresent() && !node.get().isBoolean()) {
      throw Wrong.type(place + name, "true or false");
    }
    return node.map(JsonNode::asBoolean);
  }

  OptionalLong count(String name) {
    Optional<JsonNode> node = node(name);
    if (node.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!node.get().isIntegralNumber() || !node.get().canConvertToLong()) {
      throw Wrong.type(place + name, "a whole number");
    }
    return OptionalLong.of(node.get().asLong());
  }

  /** An amount of dollars, as a text or a number; to the nano-dollar. */
  Optional<Money> dollars(String name) {
    return node(name).map(node -> dollars(name, node));
  }

  private Money dollars(String name, JsonNode node) {
    boolean number = node.isNumber();
    String text = number || node.isString() ? node.asString() : "";
    if (!text.matches(number ? "[-+0-9.eE]{1,40}" : "-?\\d{1,15}(\\.\\d{1,30})?")) {
      throw notDollars(name);
    }
    var usd = new BigDecimal(text);
    if (number && usd.precision() > DOUBLE_DIGITS) {
      throw Wrong.value(place + name, "That many digits are lost in a number: send a text.");
    }
    try {
      return new Money(usd.movePointRight(9).longValueExact());
    } catch (ArithmeticException finerOrLarger) {
      throw notDollars(name);
    }
  }

  private FailureException notDollars(String name) {
    return Wrong.type(
        place + name, "an amount in dollars such as \"1.05\", with at most nine decimals");
  }

  Optional<Instant> moment(String name) {
    return text(name)
        .map(text -> {
          try {
            return OffsetDateTime.parse(text).toInstant();
          } catch (DateTimeException notATime) {
            throw Wrong.type(place + name, "a moment such as 2026-11-21T13:45:00Z");
          }
        });
  }

  List<String> texts(String name) {
    Optional<JsonNode> node = node(name);
    if (node.isPresent() && !node.get().isArray()) {
      throw Wrong.type(place + name, "a list of texts");
    }
    List<String> texts = new ArrayList<>();
    node.ifPresent(list -> list.forEach(each -> texts.add(text(name, each))));
    return texts;
  }

  /** The fields of an object within; none when it is not there. */
  Fields object(String name) {
    JsonNode node = node(name).orElseGet(Json::object);
    if (node instanceof ObjectNode object) {
      return new Fields(object, place + name + ".");
    }
    throw Wrong.type(place + name, "an object");
  }

  /**
   * All that there are have been asked for.
   *
   * @throws FailureException {@code InvalidRequest} that names one which is not known
   */
  void done() {
    json.propertyNames().stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw Wrong.unknown("field", place + name, known);
        });
  }

  private Optional<JsonNode> node(String name) {
    known.add(name);
    JsonNode node = Optional.ofNullable(json.get(name)).orElseGet(MissingNode::getInstance);
    return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
  }
}
