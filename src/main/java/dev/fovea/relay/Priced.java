package dev.fovea.relay;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.provider.Target;
import java.util.List;

/** Keeps prepaid accounts to targets whose price is known: credit cannot pay what has none. */
final class Priced {
  private Priced() {}

  /**
   * The targets with a known price, in the same order.
   *
   * @throws FailureException {@link Failure.PermissionDenied} when there is none
   */
  static List<Target> among(List<Target> targets) {
    List<Target> priced = targets.stream().filter(target -> target.price().isPresent()).toList();
    if (priced.isEmpty()) {
      String model = targets.getFirst().model().id();
      throw new FailureException(
          new Failure.PermissionDenied(
              ("The model '%s' has no known price, and this account pays with credit. The operator"
                      + " sets a price in fovea.yaml: models: {\"%s\": {price: {input: 1.0, output: 10.0}}}"
                      + " (dollars per million tokens).")
                  .formatted(model, model)));
    }
    return priced;
  }
}
