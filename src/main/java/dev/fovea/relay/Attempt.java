package dev.fovea.relay;

import dev.fovea.cost.Money;
import dev.fovea.error.Failure;
import dev.fovea.provider.Target;
import dev.fovea.vision.Outcome;

/** What one target made of a request. */
record Attempt(Target target, Outcome outcome) {

  /** Nothing reached the client, and another target may do better. */
  boolean worthAnother() {
    return outcome instanceof Outcome.Failed(Failure failure)
        && switch (failure) {
          case Failure.UpstreamFailed _,
              Failure.UpstreamTimeout _,
              Failure.RateLimited _,
              Failure.Overloaded _ ->
              true;
          default -> false;
        };
  }

  /** What is owed: by the target's price, nothing where no price is known. */
  Money charge() {
    return target.price().map(price -> price.charge(outcome.usage())).orElse(Money.ZERO);
  }
}
