package dev.fovea.cli;

/** Something that the person at the command line can mend; the message says what and how. */
final class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Trouble(String message) {
    super(message, null, false, false);
  }
}
