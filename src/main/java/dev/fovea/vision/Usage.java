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
 * @param estimated true when the upstream reported none and we counted
 */
public record Usage(
    long promptTokens,
    long completionTokens,
    Map<String, Long> promptDetails,
    Map<String, Long> completionDetails,
    boolean estimated) {

  /** Nothing used, nothing known. */
  public static final Usage NONE = new Usage(0, 0, Map.of(), Map.of(), false);

  /** The same with an input that we counted. */
  public Usage withPrompt(long tokens, long imageTokens) {
    return new Usage(
        tokens, completionTokens, Map.of("image_tokens", imageTokens), completionDetails, true);
  }

  public long totalTokens() {
    return promptTokens + completionTokens;
  }
}
