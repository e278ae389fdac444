package dev.fovea.cost.tokens;

import dev.fovea.vision.Size;
import java.time.Duration;

/**
 * Frames at a fixed rate, two of which share their tokens, all of which share a budget of pixels.
 * An odd frame counts as a pair, where the vendor may leave it out.
 *
 * @param unit pixels of a token's side
 * @param framesPerSecond how many are taken
 * @param framesMin at least so many, however short the video is
 * @param framesMax at most so many, however long
 * @param framePixelsMin a smaller frame is counted as one of so many pixels
 * @param framePixelsMax a larger frame is made smaller
 * @param pixelsMax of all frames together
 * @param audioPerSecond tokens of the sound track; 0 for models that do not hear
 */
record QwenFrames(
    int unit,
    int framesPerSecond,
    int framesMin,
    int framesMax,
    long framePixelsMin,
    long framePixelsMax,
    long pixelsMax,
    int audioPerSecond)
    implements VideoRule {

  private static final int MARKS = 2;

  @Override
  public long tokens(Size size, Duration duration) {
    long seconds = VideoRule.seconds(duration);
    long pairs = Math.ceilDiv(Math.clamp(seconds * framesPerSecond, framesMin, framesMax), 2);
    long cells = new SmartResize(unit, framePixelsMin, frame(pairs)).cells(size);
    return pairs * cells + MARKS + seconds * audioPerSecond;
  }

  /** The vendor keeps a frame 5 % above the least, whatever the budget says. */
  private long frame(long pairs) {
    long fair = Math.min(framePixelsMax, pixelsMax / pairs);
    return Math.max(fair, framePixelsMin * 105 / 100);
  }
}
