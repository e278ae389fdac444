package dev.fovea.vision;

import java.util.Map;

/**
 * Tokens of one request.
 *
 * @param promptTokens all input, media included
 * @param completionTokens all output, reasoning included
 * @param promptDetails subsets of the input by the names of the wire: {@code image_tokens}, {@code
 *     text_tokens}, {@code cached_tokens}, … They may overlap.
 * @param completionDetails subsets of the output: {@code reasoning_tokens}, {@code text_tokens}, …
 * @param estimated true when a count is ours, because the upstream reported none that can be right
 * @param doubted true when it did report something, and that cannot be right
 */
public record Usage(
    long promptTokens,
    long completionTokens,
    Map<String, Long> promptDetails,
    Map<String, Long> completionDetails,
    boolean estimated,
    boolean doubted) {

  /** Nothing used, nothing known. */
  public static final Usage NONE = new Usage(0, 0, Map.of(), Map.of(), false, false);

  /** As an upstream reported it. */
  public static Usage reported(
      long promptTokens,
      long completionTokens,
      Map<String, Long> promptDetails,
      Map<String, Long> completionDetails) {
    return new Usage(
        promptTokens, completionTokens, promptDetails, completionDetails, false, false);
  }

  /** An answer that we counted; nothing is known of the input. */
  public static Usage ofAnswer(long completionTokens) {
    return new Usage(0, completionTokens, Map.of(), Map.of(), true, false);
  }

  /** The same with an input that we counted. */
  public Usage withPrompt(long tokens, long imageTokens) {
    return new Usage(
        tokens,
        completionTokens,
        Map.of("image_tokens", imageTokens),
        completionDetails,
        true,
        doubted);
  }

  /** The same with an answer that we counted. */
  public Usage withCompletion(long tokens) {
    return new Usage(promptTokens, tokens, promptDetails, Map.of(), true, doubted);
  }

  /** The same when it cannot be right. */
  public Usage withDoubt() {
    return new Usage(
        promptTokens, completionTokens, promptDetails, completionDetails, estimated, true);
  }

  public long totalTokens() {
    return promptTokens + completionTokens;
  }
}
