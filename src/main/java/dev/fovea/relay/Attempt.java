package dev.fovea.relay;

import dev.fovea.cost.Charge;
import dev.fovea.cost.Consumption;
import dev.fovea.cost.Pieces;
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
   * What is owed, by the target's price and by what it reported: nothing where no price is known.
   */
  Receipt receipt(Gathered gathered) {
    Outcome counted = outcome.usage().estimated() ? estimated(gathered) : outcome;
    Consumption used = Consumption.of(counted.usage(), Pieces.NONE);
    Charge charge = target.price().map(price -> price.charge(used)).orElse(Charge.NONE);
    return new Receipt(target, counted, used, charge, Suspicion.of(target, prepared, counted));
  }

  /** An upstream that reports no usage has read the input all the same. */
  private Outcome estimated(Gathered gathered) {
    long media = prepared.report().tokens();
    long text = gathered.estimate(target.tokens()).textTokens();
    return outcome.withUsage(outcome.usage().withPrompt(text + media, media));
  }
}
