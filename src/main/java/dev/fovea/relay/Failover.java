package dev.fovea.relay;

import dev.fovea.media.Gathered;
import dev.fovea.media.Media;
import dev.fovea.media.Terms;
import dev.fovea.provider.Target;
import dev.fovea.vision.MediaPolicy;
import dev.fovea.vision.PreparedRequest;
import java.util.List;

/**
 * Tries targets in order until one has answered, or begun to: never after the client's first byte.
 * Each gets the media as it can use them.
 */
final class Failover {
  /** More attempts would keep a client waiting for what is likely down altogether. */
  private static final int ATTEMPTS_MAX = 3;

  private final Media media;

  Failover(Media media) {
    this.media = media;
  }

  /**
   * @param policy what the client and its key wish for media
   */
  Attempt run(List<Target> targets, Gathered gathered, MediaPolicy policy, Reply reply) {
    Attempt attempt = attempt(targets.getFirst(), gathered, policy, reply);
    int last = Math.min(targets.size(), ATTEMPTS_MAX);
    for (Target target : targets.subList(1, last)) {
      if (!attempt.worthAnother()) {
        break;
      }
      attempt = attempt(target, gathered, policy, reply);
    }
    return attempt;
  }

  private Attempt attempt(Target target, Gathered gathered, MediaPolicy policy, Reply reply) {
    PreparedRequest prepared = media.prepare(gathered, terms(target, policy), reply::onGone);
    ContextWindow.check(target, prepared);
    reply.prepared(prepared);
    return new Attempt(target, prepared, target.upstream().relay(prepared, target, reply));
  }

  static Terms terms(Target target, MediaPolicy policy) {
    return new Terms(target.media(), target.tokens(), policy.over(target.policy()));
  }
}
