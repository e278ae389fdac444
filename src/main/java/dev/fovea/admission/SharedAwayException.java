package dev.fovea.admission;

/** What is shared does not answer. */
final class SharedAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SharedAwayException(Throwable cause) {
    super(cause.getMessage(), cause, false, false);
  }
}
