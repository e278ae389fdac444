package dev.fovea.http;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;

/** Whether the server wants requests, and takes them. Safe for use by many threads. */
public final class Readiness {
  private static final int RETRY_AFTER_SECONDS = 5;

  private enum Phase {
    READY,

    /** Requests are answered, but had better go elsewhere. */
    LEAVING,

    /** Requests are refused. */
    REFUSING
  }

  private volatile Phase phase = Phase.READY;

  /**
   * For a balancer: refuses once the server is to stop.
   *
   * @throws FailureException {@code Overloaded}
   */
  public void require() {
    if (phase != Phase.READY) {
      throw refused();
    }
  }

  /**
   * For a request: refuses once the notice is over.
   *
   * @throws FailureException {@code Overloaded}
   */
  void admit() {
    if (phase == Phase.REFUSING) {
      throw refused();
    }
  }

  /** True once the server is to stop: no connection is kept any more. */
  boolean leaving() {
    return phase != Phase.READY;
  }

  void leave() {
    phase = Phase.LEAVING;
  }

  void end() {
    phase = Phase.REFUSING;
  }

  private static FailureException refused() {
    return new FailureException(
        new Failure.Overloaded("The server is shutting down.", RETRY_AFTER_SECONDS));
  }
}
