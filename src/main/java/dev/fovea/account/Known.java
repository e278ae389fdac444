package dev.fovea.account;

import dev.fovea.account.KeyTable.Presented;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.time.Instant;
import java.util.Optional;

/**
 * What the database said about a key that is there and not revoked.
 *
 * @param refusal why it may not be used whatever the time; empty when it may
 * @param readNanos when it was asked, by {@link System#nanoTime}
 */
record Known(Caller caller, Optional<Failure> refusal, long readNanos) {

  static Known of(Presented said, long readNanos) {
    Key key = said.key();
    Optional<Failure> refusal = Optional.empty();
    if (said.shut()) {
      refusal = Optional.of(new Failure.AccountDisabled());
    } else if (key.disabled().isPresent()) {
      refusal = Optional.of(new Failure.ApiKeyDisabled());
    }
    var caller =
        new Caller(key.account(), key.id(), key.name(), key.policy(), said.prepaid(), key.limits());
    return new Known(caller, refusal, readNanos);
  }

  boolean asked(long nanosAgoMax) {
    return System.nanoTime() - readNanos < nanosAgoMax;
  }

  /**
   * @throws FailureException {@code ApiKeyExpired}, {@code ApiKeyDisabled} or {@code
   *     AccountDisabled}
   */
  Caller admitted() {
    Optional<Instant> expires = caller.limits().expires();
    if (expires.isPresent() && !Instant.now().isBefore(expires.get())) {
      throw new FailureException(new Failure.ApiKeyExpired(expires.get()));
    }
    if (refusal.isPresent()) {
      throw new FailureException(refusal.get());
    }
    return caller;
  }
}
