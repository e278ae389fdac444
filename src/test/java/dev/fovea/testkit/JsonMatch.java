package dev.fovea.testkit;

import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Compares JSON by meaning: order of members and spelling of numbers do not count.
 *
 * <p>An expected text may be a rule: {@code <number>}, {@code <text>}, {@code <has>…} (contains) or
 * {@code <hides>…} (a text that does not contain).
 */
public final class JsonMatch {
  private JsonMatch() {}

  /** Where and how the two differ first; empty when they do not. */
  public static Optional<String> difference(JsonNode expected, JsonNode actual) {
    return difference(expected, actual, "$");
  }

  private static Optional<String> difference(JsonNode expected, JsonNode actual, String at) {
    if (expected.isString()) {
      return matches(expected.asString(), actual) ? Optional.empty() : no(expected, actual, at);
    }
    if (expected.isNumber() && actual.isNumber()) {
      boolean same = expected.decimalValue().compareTo(actual.decimalValue()) == 0;
      return same ? Optional.empty() : no(expected, actual, at);
    }
    if (expected.isObject() && actual.isObject()) {
      return members(expected, actual, at);
    }
    if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
      for (int i = 0; i < expected.size(); i++) {
        Optional<String> inner = difference(expected.get(i), actual.get(i), at + "[" + i + "]");
        if (inner.isPresent()) {
          return inner;
        }
      }
      return Optional.empty();
    }
    return expected.equals(actual) ? Optional.empty() : no(expected, actual, at);
  }

  private static Optional<String> members(JsonNode expected, JsonNode actual, String at) {
    var names = new TreeSet<>(expected.propertyNames());
    names.addAll(actual.propertyNames());
    for (String name : names) {
      Optional<String> inner = difference(expected.path(name), actual.path(name), at + "." + name);
      if (inner.isPresent()) {
        return inner;
      }
    }
    return Optional.empty();
  }

  private static boolean matches(String rule, JsonNode actual) {
    if (rule.equals("<number>")) {
      return actual.isNumber();
    }
    if (!actual.isString()) {
      return false;
    }
    String text = actual.asString();
    if (rule.equals("<text>")) {
      return !text.isEmpty();
    }
    if (rule.startsWith("<has>")) {
      return text.contains(rule.substring("<has>".length()));
    }
    if (rule.startsWith("<hides>")) {
      return !text.isEmpty() && !text.contains(rule.substring("<hides>".length()));
    }
    return rule.equals(text);
  }

  private static Optional<String> no(JsonNode expected, JsonNode actual, String at) {
    return Optional.of("at %s expected %s, got %s".formatted(at, show(expected), show(actual)));
  }

  private static String show(JsonNode node) {
    return node.isMissingNode() ? "nothing" : node.toString();
  }
}
