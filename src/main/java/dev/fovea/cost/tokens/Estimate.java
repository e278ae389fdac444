package dev.fovea.cost.tokens;

import dev.fovea.cost.Pieces;
import dev.fovea.vision.Detail;
import dev.fovea.vision.Size;
import java.time.Duration;
import java.util.Optional;

/**
 * What the input of a whole request will count for. Sums that do not fit in a {@code long} throw
 * {@link ArithmeticException}; they do not come up within limits on pixels and counts.
 *
 * @param textBytes all text in UTF-8, without payloads of media
 * @param imageTokens pictures and documents by the model's formula
 * @param videoTokens videos by the model's formula
 * @param pieces what some vendors bill one by one
 */
public record Estimate(long textBytes, long imageTokens, long videoTokens, Pieces pieces) {
  /** Nothing sent yet. */
  public static final Estimate NONE = new Estimate(0, 0, 0, Pieces.NONE);

  /** Published practice: a tenth and a little more, for marks between messages and for drift. */
  private static final int PERCENT_MORE = 10;

  private static final int TOKENS_MORE = 64;

  /** With more text. */
  public Estimate plusText(long utf8Bytes) {
    return new Estimate(Math.addExact(textBytes, utf8Bytes), imageTokens, videoTokens, pieces);
  }

  /**
   * With a picture.
   *
   * @param size as it is sent; empty when nobody knows, see {@link TokenFormula#ASSUMED}
   */
  public Estimate plusPicture(TokenFormula formula, Optional<Size> size, Detail detail) {
    return plusPictures(1, formula.picture(size.orElse(TokenFormula.ASSUMED), detail).tokens());
  }

  /** With pictures that were counted already. */
  public Estimate plusPictures(int count, long tokens) {
    return plusImages(tokens, pieces.plus(new Pieces(count, 0, 0)));
  }

  /** With a video. */
  public Estimate plusVideo(TokenFormula formula, Size size, Duration duration) {
    return new Estimate(
        textBytes,
        imageTokens,
        Math.addExact(videoTokens, formula.video(size, duration)),
        pieces.plus(new Pieces(0, VideoRule.seconds(duration), 0)));
  }

  /** With a document that is sent as it is. */
  public Estimate plusPages(TokenFormula formula, int pages, Detail detail) {
    return plusImages(
        Math.multiplyExact(formula.page(detail), (long) pages),
        pieces.plus(new Pieces(0, 0, pages)));
  }

  private Estimate plusImages(long tokens, Pieces all) {
    return new Estimate(textBytes, Math.addExact(imageTokens, tokens), videoTokens, all);
  }

  /** Pictures, documents and videos. */
  public long mediaTokens() {
    return Math.addExact(imageTokens, videoTokens);
  }

  public long textTokens() {
    return TextTokens.estimate(textBytes);
  }

  /** Text and media: about what the upstream will report. */
  public long promptTokens() {
    return Math.addExact(textTokens(), mediaTokens());
  }

  /** What to hold before the answer is known: the bound of the text, the media, and some more. */
  public long reserve() {
    long most = Math.addExact(TextTokens.bound(textBytes), mediaTokens());
    return Math.addExact(withMore(most), TOKENS_MORE);
  }

  /** The pictures' part of {@link #reserve}. */
  public long imageReserve() {
    return withMore(imageTokens);
  }

  /** The videos' part of {@link #reserve}. */
  public long videoReserve() {
    return withMore(videoTokens);
  }

  private static long withMore(long tokens) {
    return Math.addExact(tokens, Math.ceilDiv(tokens, 100 / PERCENT_MORE));
  }
}
