package dev.fovea.provider;

import dev.fovea.vision.Outcome;
import dev.fovea.vision.PreparedRequest;
import dev.fovea.vision.ReplySink;

/**
 * Somebody who answers: a provider over HTTP, or an engine of our own. The relay cannot tell them
 * apart.
 *
 * <p>Safe for use by many threads.
 */
public interface Upstream {

  /**
   * Sends the request to {@code target} and relays the answer, piece by piece when {@code sink} is
   * streaming.
   *
   * <p>Blocks the calling virtual thread until the reply has ended. Closes the upstream within a
   * second when the client leaves. Never throws for what an upstream does: {@link Outcome.Failed}
   * when nothing reached the sink, so that another target may be tried; {@link Outcome.Interrupted}
   * when something did.
   */
  Outcome relay(PreparedRequest request, Target target, ReplySink sink);
}
