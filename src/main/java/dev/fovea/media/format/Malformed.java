package dev.fovea.media.format;

/**
 * A file that is not what its format asks for; the message completes "…: it …". For the parsers of
 * this package, caught where they are called.
 */
final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Malformed(String why) {
    super(why, null, false, false);
  }

  /** The words for people. */
  String why() {
    return String.valueOf(getMessage());
  }
}
