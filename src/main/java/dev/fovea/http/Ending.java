package dev.fovea.http;

/**
 * Knows when a request is over: for the log, when its answer has ended; for the server's own end,
 * when the answer's last byte is on its way, too. Confined to the event loop.
 */
final class Ending {
  private final Runnable log;
  private Runnable over = () -> {};
  private boolean handled;
  private boolean ended;
  private boolean logged;
  private boolean sent;

  Ending(Runnable log) {
    this.log = log;
  }

  void onOver(Runnable action) {
    over = action;
  }

  /** The handler has returned. */
  void handled() {
    handled = true;
    tell();
  }

  /** Nothing is left to be written. */
  void ended() {
    ended = true;
    tell();
  }

  /** The operating system has the answer's last byte, or nobody is there to take it. */
  void sent() {
    sent = true;
    tell();
  }

  private void tell() {
    if (handled && ended && !logged) {
      logged = true;
      log.run();
    }
    if (handled && sent) {
      over.run();
    }
  }
}
