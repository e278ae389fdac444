package dev.fovea.relay;

import dev.fovea.vision.ReplySink;

/** The client's side of one request, in the dialect that the client speaks. */
public interface Reply extends ReplySink {

  /** Completes the answer with what is known at its end, or tells the client what went wrong. */
  void finish(Receipt receipt);
}
