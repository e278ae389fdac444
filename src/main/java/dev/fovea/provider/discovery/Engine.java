package dev.fovea.provider.discovery;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** How to tell one kind of engine, and what it serves. */
sealed interface Engine permits LlamaServer, Vllm, Sglang, LmStudio, Ollama {

  /** Every kind, the ones that are recognised with the fewest questions first. */
  List<Engine> ALL =
      List.of(new LlamaServer(), new Vllm(), new Sglang(), new LmStudio(), new Ollama());

  /** The name of its provider. */
  String name();

  /** Whether an engine that puts {@code owner} into {@code owned_by} of its models may be one. */
  boolean mayOwn(String owner);

  /**
   * What it serves; empty when it is not one after all.
   *
   * @param listing the entries of {@code data} at {@code /v1/models}, at least one
   */
  Optional<List<Seen>> models(Loopback at, List<JsonNode> listing);

  /** The entries of a list within an answer; none when it is not a list. */
  static List<JsonNode> list(JsonNode answer, String name) {
    return answer.path(name).isArray() ? answer.path(name).valueStream().toList() : List.of();
  }

  /** A list of words within an answer. */
  static Stream<String> words(JsonNode answer, String name) {
    return list(answer, name).stream().filter(JsonNode::isString).map(JsonNode::stringValue);
  }

  /** A text within an answer; empty text when it is not there. */
  static String text(JsonNode answer, String name) {
    return answer.path(name).isString() ? answer.path(name).stringValue() : "";
  }

  /** A number of tokens within an answer. */
  static OptionalLong tokens(JsonNode answer, String name) {
    JsonNode number = answer.path(name);
    return number.isIntegralNumber() && number.canConvertToLong() && number.longValue() > 0
        ? OptionalLong.of(number.longValue())
        : OptionalLong.empty();
  }
}
