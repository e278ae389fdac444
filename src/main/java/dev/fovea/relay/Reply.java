package dev.fovea.relay;

import dev.fovea.admission.Standing;
import dev.fovea.vision.PreparedRequest;
import dev.fovea.vision.ReplySink;
import java.time.Duration;
import java.util.Optional;

/** The client's side of one request, in the dialect that the client speaks. */
public interface Reply extends ReplySink {

  /** How the key stands with its limits by the minute; the last word before the answer counts. */
  void standing(Standing standing);

  /** What the next upstream is about to get; the last one before the answer counts. */
  void prepared(PreparedRequest prepared);

  /** Since the request's head was read. */
  Duration elapsed();

  /** From the same moment to the first of the answer, if anything of it has come. */
  Optional<Duration> firstByte();

  /** Completes the answer with what is known at its end, or tells the client what went wrong. */
  void finish(Receipt receipt);
}
