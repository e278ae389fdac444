package dev.fovea.vision;

import java.util.concurrent.Executor;

/** Where a reply goes. One upstream at a time writes to it, from one thread at a time. */
public interface ReplySink {

  /** Whether the client takes the answer piece by piece. */
  boolean streaming();

  /** Relays one event; it may wait for {@link #flush} before it reaches the client. */
  void accept(ReplyEvent event);

  /** Sends what was accepted. */
  void flush();

  /**
   * True while the client has more to read than it should be kept for; the upstream is paused then.
   */
  boolean full();

  /** Runs {@code drained} once, when the client has caught up. */
  void onDrained(Runnable drained);

  /**
   * The thread that the client's socket belongs to: an upstream that relays from there spares each
   * event a change of thread.
   */
  Executor executor();

  /**
   * Runs {@code gone} when the client leaves or is cut off, on the thread of {@link #executor}; at
   * once, on this thread, when that has happened.
   */
  void onGone(Runnable gone);
}
