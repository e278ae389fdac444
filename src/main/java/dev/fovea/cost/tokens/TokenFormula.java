package dev.fovea.cost.tokens;

import dev.fovea.vision.Detail;
import dev.fovea.vision.Size;
import java.time.Duration;

/**
 * How a family of models counts pictures, videos and documents, and what it sees of a picture. Safe
 * for use by many threads.
 */
public interface TokenFormula {

  /** What to take a picture for when nobody knows its size, since the vendor fetches it. */
  Size ASSUMED = new Size(2048, 2048);

  /** The family's name as in {@code tokens/families.yaml}. */
  default String name() {
    return "custom";
  }

  /**
   * What the model makes of a picture that lies upright. Where the vendor refuses a picture of this
   * size ({@link #accepts}), it is the answer for the largest that it takes.
   *
   * @param size the picture as it is sent
   * @param detail where the family knows no such word, the next that it knows; ignored by families
   *     that know none
   */
  Seen picture(Size size, Detail detail);

  /**
   * Whether the vendor takes a picture of this size, scaling it down if need be. Where not, it has
   * to be sent no larger than the size in {@link #picture}. Limits of a provider on sides and
   * pixels ({@code MediaLimits}) are another matter.
   */
  default boolean accepts(Size size, Detail detail) {
    return true;
  }

  /**
   * What to reserve for a video with its sound track; vendors' own pages disagree on the exact
   * number, so charge by the usage. By default more than any family that we know of counts, see
   * {@link Unruled}.
   *
   * @param size of one frame
   * @param duration a started second counts as one; nothing counts as one
   */
  default long video(Size size, Duration duration) {
    return Unruled.video(duration);
  }

  /**
   * What to reserve for one page of a PDF that is sent as it is: its picture and its text. By
   * default a picture of an A4 page and the most text that vendors speak of.
   */
  default long page(Detail detail) {
    return Unruled.page(this, detail);
  }

  /**
   * Whether the numbers are only an upper bound, for a model that nobody has told us about: reserve
   * by them, but neither refuse nor warn because of them.
   */
  default boolean bound() {
    return false;
  }

  /**
   * A picture in the model's eyes.
   *
   * @param size what the vendor scales it to by its own algorithm, never larger than what is sent:
   *     a picture that is sent in this size is not scaled again
   * @param tokens what it counts for
   */
  record Seen(Size size, long tokens) {}
}
