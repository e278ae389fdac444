package dev.fovea.relay;

import dev.fovea.cost.Charge;
import dev.fovea.error.Failure;
import dev.fovea.media.Gathered;
import dev.fovea.provider.Target;
import dev.fovea.vision.Outcome;
import dev.fovea.vision.PreparedRequest;

/**
 * What one target made of a request.
 *
 * @param prepared what it got
 */
record Attempt(Target target, PreparedRequest prepared, Outcome outcome) {

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

  /**
   * What is owed, by the price that the target had when the request was admitted: nothing where
   * none is known.
   */
  Receipt receipt(Gathered gathered, Ceiling ceiling) {
    Tally tally = Tally.of(outcome, gathered, target.tokens(), prepared.report(), ceiling);
    Charge charge = target.price().map(price -> price.charge(tally.used())).orElse(Charge.NONE);
    return new Receipt(
        target,
        tally.outcome(),
        tally.used(),
        charge,
        charge.total(),
        tally.warning().or(() -> Suspicion.of(target, prepared, tally.outcome())));
  }
}
