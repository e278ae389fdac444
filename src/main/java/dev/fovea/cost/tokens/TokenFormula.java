package dev.fovea.cost.tokens;

import dev.fovea.vision.Detail;
import dev.fovea.vision.Size;

/**
 * How a family of models counts a picture, and what it sees of it. Safe for use by many threads.
 */
public interface TokenFormula {

  /**
   * What the model makes of a picture that lies upright.
   *
   * @param size the picture as it is sent
   */
  Seen picture(Size size, Detail detail);

  /**
   * A picture in the model's eyes.
   *
   * @param size what the vendor scales it to by its own algorithm, never larger than what is sent:
   *     a picture that is sent in this size is not scaled again
   * @param tokens what it counts for
   */
  record Seen(Size size, long tokens) {}
}
