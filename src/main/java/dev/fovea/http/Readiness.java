package dev.fovea.http;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;

/** Whether the server wants requests. Safe for use by many threads. */
public final class Readiness {
  private static final int RETRY_AFTER_SECONDS = 5;

  private volatile boolean accepting = true;

  /**
   * Refuses once the server is to stop.
   *
   * @throws FailureException {@code Overloaded}
   */
  public void require() {
    if (!accepting()) {
      throw new FailureException(
          new Failure.Overloaded("The server is shutting down.", RETRY_AFTER_SECONDS));
    }
  }

  boolean accepting() {
    return accepting;
  }

  void end() {
    accepting = false;
  }
}
