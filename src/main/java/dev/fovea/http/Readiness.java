package dev.fovea.http;

/** Whether the server wants requests. Safe for use by many threads. */
public final class Readiness {
  private volatile boolean accepting = true;

  /** False once the server is to stop. */
  public boolean accepting() {
    return accepting;
  }

  void end() {
    accepting = false;
  }
}
