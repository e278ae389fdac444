package dev.fovea.provider.dialect;

import dev.fovea.vision.Usage;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the {@code usage} object, as the OpenAI API and those who follow it write it. */
final class OpenAiUsage {
  /** More tokens than any request can have; a larger count is an upstream's mistake. */
  private static final long TOKENS_MAX = 1_000_000_000;

  /** Vendors count a few kinds of tokens; what is beyond is not believed. */
  private static final int DETAILS_MAX = 32;

  private OpenAiUsage() {}

  /**
   * Counts that are negative, fractional or absurd are brought into 0 to 1,000,000,000; 0 for one
   * that no {@code double} holds.
   */
  static Usage read(JsonNode usage) {
    return new Usage(
        count(usage.path("prompt_tokens")),
        count(usage.path("completion_tokens")),
        details(usage.path("prompt_tokens_details")),
        details(usage.path("completion_tokens_details")),
        false);
  }

  /**
   * What is accounted for when the upstream counted nothing: a token for four bytes of the answer.
   *
   * @param answer bytes of the answer's JSON
   */
  static Usage estimate(long answer) {
    return new Usage(0, answer / 4, Map.of(), Map.of(), true);
  }

  static long count(JsonNode value) {
    return value.isNumber() ? (long) Math.clamp(value.asDouble(0), 0, TOKENS_MAX) : 0;
  }

  private static Map<String, Long> details(JsonNode details) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> detail : details.properties()) {
      if (detail.getValue().isNumber() && counts.size() < DETAILS_MAX) {
        counts.put(detail.getKey(), count(detail.getValue()));
      }
    }
    return counts;
  }
}
