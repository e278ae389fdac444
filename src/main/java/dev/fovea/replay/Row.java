package dev.fovea.replay;

/**
 * What the database says about a key.
 *
 * @param requestId the request that was done, or is being done
 * @param createdMillis when, since 1970
 */
record Row(String requestId, String bodyHash, State state, long createdMillis) {

  enum State {
    /** Its server is at it. */
    RUNNING,
    /** The answer is there. */
    KEPT,
    /** It was answered, but the answer was too large to keep. */
    TOO_LARGE,
    /** It was charged, and its server died before the answer was kept. */
    LOST
  }

  boolean running() {
    return state == State.RUNNING;
  }
}
