package dev.fovea.media.format;

/** A file that is not as its format asks for; the message completes "…: it …". */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableException(String why) {
    super(why, null, false, false);
  }

  /** The words for people. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
