package dev.fovea.account;

import dev.fovea.vision.MediaPolicy;
import java.time.Instant;
import java.util.Optional;

/**
 * An API key as it is stored; its secret is not.
 *
 * @param id as in {@code key_…}
 * @param hint beginning and end of the secret, by which a person recognises it
 * @param revoked when it stopped working for good; empty while it works
 * @param disabled since when it is refused, until it is enabled again; empty while it works
 * @param limits what it may do, and how much
 * @param policy what its owner wishes to be done with media
 */
public record Key(
    String id,
    String account,
    String name,
    String hint,
    Instant created,
    Optional<Instant> revoked,
    Optional<Instant> disabled,
    KeyLimits limits,
    MediaPolicy policy) {

  /** Whether it may be used at {@code now}, its account aside. */
  public boolean works(Instant now) {
    return revoked.isEmpty() && disabled.isEmpty() && !expired(now);
  }

  /** Whether its time is over at {@code now}. */
  public boolean expired(Instant now) {
    return limits.expires().isPresent() && !now.isBefore(limits.expires().get());
  }
}
