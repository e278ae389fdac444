package dev.fovea.cost.tokens;

/**
 * What text counts for, from its length alone: no vendor's vocabulary is here, and a text has not
 * to be looked at. Bytes are those of the text in UTF-8; payloads of media are no text, whatever
 * alphabet they are written in, and must never be among them.
 */
public final class TextTokens {
  /** English prose has four to five in a token; Chinese with three a character, two to five. */
  private static final int BYTES_USUAL = 4;

  /**
   * Dense text, such as digits, code, identifiers or rare scripts, has seldom fewer in a token. One
   * byte a token is the limit that no vocabulary goes below.
   */
  private static final int BYTES_DENSE = 2;

  private TextTokens() {}

  /** About what it will be; low by half at worst for dense text. */
  public static long estimate(long utf8Bytes) {
    return Math.ceilDiv(utf8Bytes, BYTES_USUAL);
  }

  /** Rarely exceeded: what to reserve. */
  public static long bound(long utf8Bytes) {
    return Math.ceilDiv(utf8Bytes, BYTES_DENSE);
  }
}
