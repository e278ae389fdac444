package dev.fovea.cost.tokens;

import dev.fovea.vision.Detail;
import dev.fovea.vision.Size;
import java.time.Duration;

/** Bounds for what a family's vendor gives no rule for. */
final class Unruled {
  /**
   * Of the rules that we know, none counts more in a second: Qwen's two frames of 655,360 pixels
   * share 640 tokens; Gemini counts 295 to 332.
   */
  static final int TOKENS_PER_SECOND = 640;

  /** vLLM takes 32 frames of a video, however short. */
  static final int SECONDS_MIN = 32;

  /** Claude's pages have 1,500 to 3,000 tokens of text beside their picture. */
  static final int TEXT_OF_PAGE = 3000;

  /** A4, upright, as large as a picture of unknown size. */
  static final Size PAGE = new Size(1448, 2048);

  private Unruled() {}

  static long video(Duration duration) {
    return TOKENS_PER_SECOND * Math.max(SECONDS_MIN, VideoRule.seconds(duration));
  }

  static long page(TokenFormula formula, Detail detail) {
    return formula.picture(PAGE, detail).tokens() + TEXT_OF_PAGE;
  }
}
