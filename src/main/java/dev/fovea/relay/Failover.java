package dev.fovea.relay;

import dev.fovea.provider.Target;
import dev.fovea.vision.PreparedRequest;
import dev.fovea.vision.ReplySink;
import java.util.List;

/**
 * Tries targets in order until one has answered, or begun to: never after the client's first byte.
 */
final class Failover {
  /** More attempts would keep a client waiting for what is likely down altogether. */
  private static final int ATTEMPTS_MAX = 3;

  Attempt run(List<Target> targets, PreparedRequest request, ReplySink sink) {
    Attempt attempt = attempt(targets.getFirst(), request, sink);
    int last = Math.min(targets.size(), ATTEMPTS_MAX);
    for (Target target : targets.subList(1, last)) {
      if (!attempt.worthAnother()) {
        break;
      }
      attempt = attempt(target, request, sink);
    }
    return attempt;
  }

  private static Attempt attempt(Target target, PreparedRequest request, ReplySink sink) {
    return new Attempt(target, target.upstream().relay(request, target, sink));
  }
}
