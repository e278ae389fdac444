package dev.fovea.cost.tokens;

import dev.fovea.vision.Detail;
import dev.fovea.vision.Size;
import java.time.Duration;
import java.util.Optional;

/**
 * What the input of a whole request will count for. Sums that do not fit in a {@code long} throw
 * {@link ArithmeticException}; they do not come up within limits on pixels and counts.
 *
 * @param textBytes all text in UTF-8, without payloads of media
 * @param mediaTokens pictures, videos and documents by the model's formula
 */
public record Estimate(long textBytes, long mediaTokens) {
  /** Nothing sent yet. */
  public static final Estimate NONE = new Estimate(0, 0);

  /** Published practice: a tenth and a little more, for marks between messages and for drift. */
  private static final int PERCENT_MORE = 10;

  private static final int TOKENS_MORE = 64;

  /** With more text. */
  public Estimate plusText(long utf8Bytes) {
    return new Estimate(Math.addExact(textBytes, utf8Bytes), mediaTokens);
  }

  /**
   * With a picture.
   *
   * @param size as it is sent; empty when nobody knows, see {@link TokenFormula#ASSUMED}
   */
  public Estimate plusPicture(TokenFormula formula, Optional<Size> size, Detail detail) {
    return plusMedia(formula.picture(size.orElse(TokenFormula.ASSUMED), detail).tokens());
  }

  /** With a video. */
  public Estimate plusVideo(TokenFormula formula, Size size, Duration duration) {
    return plusMedia(formula.video(size, duration));
  }

  /** With a document that is sent as it is. */
  public Estimate plusPages(TokenFormula formula, int pages, Detail detail) {
    return plusMedia(Math.multiplyExact(formula.page(detail), (long) pages));
  }

  public long textTokens() {
    return TextTokens.estimate(textBytes);
  }

  /** Text and media: about what the upstream will report. */
  public long promptTokens() {
    return Math.addExact(textTokens(), mediaTokens);
  }

  /** What to hold before the answer is known: the bound of the text, the media, and some more. */
  public long reserve() {
    long most = Math.addExact(TextTokens.bound(textBytes), mediaTokens);
    long more = Math.addExact(Math.ceilDiv(most, 100 / PERCENT_MORE), TOKENS_MORE);
    return Math.addExact(most, more);
  }

  private Estimate plusMedia(long tokens) {
    return new Estimate(textBytes, Math.addExact(mediaTokens, tokens));
  }
}
