package dev.fovea.cost;

import dev.fovea.vision.Usage;

/**
 * What a request used, as prices know it. Text, pictures and videos are disjoint and make up the
 * whole input; cached tokens are a part of the same input, seen another way.
 *
 * <p>Whatever a vendor has reported, the parts fit into the whole: counts are brought into 0 to
 * {@value #TOKENS_MAX}, subsets into what they are subsets of.
 *
 * @param prompt tokens of all input
 * @param cached those that the vendor had in its cache
 * @param image those that pictures count for
 * @param video those that videos count for
 * @param completion tokens of all output, reasoning included
 * @param reasoning those of the output that were thought and not said
 */
public record Consumption(
    long prompt,
    long cached,
    long image,
    long video,
    long completion,
    long reasoning,
    Pieces pieces) {
  /** More than any request can have. */
  public static final long TOKENS_MAX = 1_000_000_000;

  public static final Consumption NONE = of(Usage.NONE, Pieces.NONE);

  public Consumption {
    prompt = Math.clamp(prompt, 0, TOKENS_MAX);
    cached = Math.clamp(cached, 0, prompt);
    image = Math.clamp(image, 0, prompt);
    video = Math.clamp(video, 0, prompt - image);
    completion = Math.clamp(completion, 0, TOKENS_MAX);
    reasoning = Math.clamp(reasoning, 0, completion);
  }

  /** As reported. */
  public static Consumption of(Usage usage, Pieces pieces) {
    return new Consumption(
        usage.promptTokens(),
        usage.promptDetails().getOrDefault("cached_tokens", 0L),
        usage.promptDetails().getOrDefault("image_tokens", 0L),
        usage.promptDetails().getOrDefault("video_tokens", 0L),
        usage.completionTokens(),
        usage.completionDetails().getOrDefault("reasoning_tokens", 0L),
        pieces);
  }

  /** The same with other shares of pictures and videos. */
  public Consumption withMedia(long images, long videos) {
    return new Consumption(prompt, cached, images, videos, completion, reasoning, pieces);
  }

  /** Tokens of the input that are neither of pictures nor of videos. */
  public long text() {
    return prompt - image - video;
  }
}
