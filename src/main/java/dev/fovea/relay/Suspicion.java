package dev.fovea.relay;

import dev.fovea.provider.Target;
import dev.fovea.vision.Outcome;
import dev.fovea.vision.PreparedRequest;
import java.util.Optional;

/**
 * Finds answers that were likely given without a look at the pictures: some upstreams drop what
 * they do not understand and answer from imagination, with status 200.
 */
final class Suspicion {
  static final String IMAGE_PROBABLY_IGNORED = "image_probably_ignored";

  /** Formulas are right within a few percent; half leaves room for models that count otherwise. */
  private static final int SHARE = 2;

  private Suspicion() {}

  /**
   * The warning, when the input that was reported is far below what the pictures alone count for.
   */
  static Optional<String> of(Target target, PreparedRequest prepared, Outcome outcome) {
    long predicted = prepared.report().tokens();
    boolean ignored =
        outcome instanceof Outcome.Completed
            && !outcome.usage().estimated()
            && !target.tokens().bound()
            && outcome.usage().promptTokens() < predicted / SHARE;
    return ignored ? Optional.of(IMAGE_PROBABLY_IGNORED) : Optional.empty();
  }
}
