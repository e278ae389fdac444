package dev.fovea.api.openai;

import static java.util.Map.entry;

import dev.fovea.json.JsonCursor.Kind;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The types of the parameters that the chat API defines and that we only carry. A parameter that is
 * not here is carried unseen; every one may be {@code null}.
 */
final class Parameters {
  private record Type(String words, Set<Kind> kinds) {}

  private static final Type NUMBER = type("a number", Kind.INTEGER, Kind.DECIMAL);
  private static final Type INTEGER = type("a whole number", Kind.INTEGER);
  private static final Type BOOLEAN = type("true or false", Kind.BOOLEAN);
  private static final Type STRING = type("a string", Kind.STRING);
  private static final Type OBJECT = type("an object", Kind.OBJECT);
  private static final Type ARRAY = type("an array", Kind.ARRAY);
  private static final Type STRING_OR_ARRAY =
      type("a string or an array of strings", Kind.STRING, Kind.ARRAY);
  private static final Type STRING_OR_OBJECT =
      type("a string or an object", Kind.STRING, Kind.OBJECT);

  private static final Map<String, Type> TYPES =
      Map.ofEntries(
          entry("temperature", NUMBER),
          entry("top_p", NUMBER),
          entry("presence_penalty", NUMBER),
          entry("frequency_penalty", NUMBER),
          entry("n", INTEGER),
          entry("seed", INTEGER),
          entry("top_logprobs", INTEGER),
          entry("logprobs", BOOLEAN),
          entry("parallel_tool_calls", BOOLEAN),
          entry("store", BOOLEAN),
          entry("user", STRING),
          entry("reasoning_effort", STRING),
          entry("service_tier", STRING),
          entry("response_format", OBJECT),
          entry("logit_bias", OBJECT),
          entry("metadata", OBJECT),
          entry("tools", ARRAY),
          entry("functions", ARRAY),
          entry("modalities", ARRAY),
          entry("stop", STRING_OR_ARRAY),
          entry("tool_choice", STRING_OR_OBJECT),
          entry("function_call", STRING_OR_OBJECT));

  private Parameters() {}

  /** Refuses a value of another type than the API defines for the parameter. */
  static void check(String name, Kind kind) {
    Type type = TYPES.get(name);
    if (type != null && kind != Kind.NULL && !type.kinds.contains(kind)) {
      throw Invalid.type(name, type.words);
    }
  }

  private static Type type(String words, Kind first, Kind... rest) {
    return new Type(words, EnumSet.of(first, rest));
  }
}
