package dev.fovea.provider.dialect;

import dev.fovea.vision.Usage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the {@code usage} object, as the OpenAI API and those who follow it write it. */
final class OpenAiUsage {
  /** More tokens than any request can have; a larger count is an upstream's mistake. */
  private static final long TOKENS_MAX = 1_000_000_000;

  /** Vendors count a few kinds of tokens; what is beyond is not believed. */
  private static final int DETAILS_MAX = 32;

  private static final String CACHED = "cached_tokens";

  /** Where vendors put the cached tokens who do not put them among the details. */
  private static final List<String> CACHED_ELSEWHERE = List.of(CACHED, "prompt_cache_hit_tokens");

  private OpenAiUsage() {}

  /**
   * Counts that are negative, fractional or absurd are brought into 0 to 1,000,000,000; 0 for one
   * that is no number, or that no {@code double} holds. Usage with such counts is doubted.
   */
  static Usage read(JsonNode usage) {
    long prompt = count(usage.path("prompt_tokens"));
    long completion = count(usage.path("completion_tokens"));
    Map<String, Long> promptDetails = details(usage.path("prompt_tokens_details"));
    for (String name : CACHED_ELSEWHERE) {
      if (usage.path(name).isNumber()) {
        promptDetails.putIfAbsent(CACHED, count(usage.path(name)));
      }
    }
    Map<String, Long> completionDetails = details(usage.path("completion_tokens_details"));
    Usage read = Usage.reported(prompt, completion, promptDetails, completionDetails);
    boolean right =
        sound(usage.path("prompt_tokens"))
            && sound(usage.path("completion_tokens"))
            && promptDetails.values().stream().allMatch(part -> part <= prompt)
            && completionDetails.values().stream().allMatch(part -> part <= completion);
    return right ? read : read.withDoubt();
  }

  /** Of two reports in one stream the larger: what was counted once does not go away. */
  static Usage larger(Optional<Usage> before, Usage next) {
    return before.filter(usage -> usage.totalTokens() > next.totalTokens()).orElse(next);
  }

  /**
   * What is accounted for.
   *
   * @param reported by the upstream
   * @param said tokens of the answer as we count them
   * @param whole whether the answer is: else the report may be of an earlier moment
   */
  static Usage settle(Optional<Usage> reported, long said, boolean whole) {
    if (reported.isEmpty()) {
      return Usage.ofAnswer(said);
    }
    Usage usage = reported.get();
    boolean told = whole && usage.completionTokens() > 0;
    return told || usage.completionTokens() >= said ? usage : usage.withCompletion(said);
  }

  static long count(JsonNode value) {
    return value.isNumber() ? (long) Math.clamp(value.asDouble(0), 0, TOKENS_MAX) : 0;
  }

  /** A count that was not there is none, rather than a wrong one. */
  private static boolean sound(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || (value.isNumber() && value.asDouble(-1) == (double) count(value));
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
