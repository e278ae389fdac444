package dev.fovea.http;

import io.vertx.core.buffer.Buffer;

/** Sees an answer as it is given. Called on the exchange's event loop: it must not block. */
public interface Recording {

  /** Events were given to the client, or would have been, had it stayed. */
  void streamed(Buffer events);

  /**
   * The answer is complete, but for its last bytes.
   *
   * @param whole false when the connection is broken off after the last byte
   * @param send sends the last bytes; to be run once, on any thread
   */
  void ended(AnswerHead head, Buffer last, boolean whole, Runnable send);
}
