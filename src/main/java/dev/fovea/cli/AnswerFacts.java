package dev.fovea.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/** What an answer says about itself, on whichever chunk it says it. Not for several threads. */
final class AnswerFacts {
  private String model = "";
  private long tokensIn = -1;
  private long tokensOut = -1;
  private long credits = -1;
  private OptionalDouble seconds = OptionalDouble.empty();

  void learn(JsonNode chunk) {
    model = chunk.path("model").asString(model);
    tokensIn = chunk.at("/usage/prompt_tokens").asLong(tokensIn);
    tokensOut = chunk.at("/usage/completion_tokens").asLong(tokensOut);
    credits = chunk.at("/meta/usage/credits_used").asLong(credits);
    JsonNode time = chunk.at("/x_metrics/total_time_seconds");
    if (time.isNumber()) {
      seconds = OptionalDouble.of(time.asDouble());
    }
  }

  /**
   * One line: model, tokens, credits, seconds.
   *
   * @param elapsed seconds on this side, for a server that does not tell its own
   */
  String line(double elapsed) {
    List<String> words = new ArrayList<>();
    words.add(model);
    words.add(count(tokensIn) + " tokens in, " + count(tokensOut) + " out");
    words.add(count(credits) + " credits");
    words.add(String.format(Locale.ROOT, "%.2f s", seconds.orElse(elapsed)));
    return String.join(" · ", words);
  }

  private static String count(long number) {
    return number < 0 ? "?" : Long.toString(number);
  }
}
