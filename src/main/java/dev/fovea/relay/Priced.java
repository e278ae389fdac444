package dev.fovea.relay;

import dev.fovea.account.Caller;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.provider.Target;
import java.util.List;

/** Keeps those who pay to targets whose price is known: no credit is enough for what has none. */
final class Priced {
  private Priced() {}

  /**
   * For an account with credit or a key with a budget the targets with a known price, in the same
   * order; for others all of them.
   *
   * @throws FailureException {@link Failure.PermissionDenied} when there is none
   */
  static List<Target> among(List<Target> targets, Caller caller) {
    if (!caller.prepaid() && caller.limits().monthlyBudget().isEmpty()) {
      return targets;
    }
    List<Target> priced = targets.stream().filter(target -> target.price().isPresent()).toList();
    if (priced.isEmpty()) {
      throw new FailureException(
          new Failure.PermissionDenied(refusal(targets.getFirst().model().id())));
    }
    return priced;
  }

  private static String refusal(String model) {
    return ("The model '%s' has no known price, and requests of this key are paid from credit or a"
            + " budget. The operator can set a price in fovea.yaml: models: {\"%s\": {price: {input:"
            + " 1.0, output: 10.0}}}, in dollars per million tokens.")
        .formatted(model, model);
  }
}
