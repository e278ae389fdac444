package dev.fovea.cli;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads a streamed answer: hands over its text as it comes and keeps what is said about it. */
final class AnswerReader {
  private static final String DATA = "data:";
  private static final String END = "[DONE]";

  private final Consumer<String> text;
  private final AnswerFacts facts = new AnswerFacts();

  AnswerReader(Consumer<String> text) {
    this.text = text;
  }

  /**
   * Reads to the end.
   *
   * @throws Trouble when the answer is an error, or breaks off
   */
  AnswerFacts read(Stream<String> lines) {
    Iterator<String> each = lines.iterator();
    while (each.hasNext()) {
      Optional<String> event = data(each.next());
      if (event.filter(END::equals).isPresent()) {
        return facts;
      }
      event.ifPresent(this::chunk);
    }
    throw new Trouble("The answer broke off before its end.");
  }

  private static Optional<String> data(String line) {
    return line.startsWith(DATA)
        ? Optional.of(line.substring(DATA.length()).strip())
        : Optional.empty();
  }

  private void chunk(String event) {
    JsonNode chunk = parsed(event);
    if (chunk.hasNonNull("error")) {
      throw new Trouble(message(chunk));
    }
    facts.learn(chunk);
    String piece = chunk.at("/choices/0/delta/content").asString("");
    if (!piece.isEmpty()) {
      text.accept(piece);
    }
  }

  private static JsonNode parsed(String event) {
    try {
      return Json.read(Slice.of(event));
    } catch (JacksonException _) {
      throw new Trouble("The server sent something that is not JSON. Is it Fovea?");
    }
  }

  /** What an error says, for a person. */
  static String message(JsonNode answer) {
    String said = answer.at("/error/message").asString("The server did not say what is wrong.");
    String param = answer.at("/error/param").asString("");
    return param.isEmpty() ? said : said + " (" + param + ")";
  }
}
