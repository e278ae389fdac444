package dev.fovea.relay;

import dev.fovea.cost.Money;
import dev.fovea.error.Failure;
import dev.fovea.provider.Target;
import dev.fovea.vision.MediaReport;
import java.util.Optional;

/**
 * What one target would make of a request.
 *
 * @param problem why it would not take the request; empty when it would
 * @param media what would be sent
 * @param textTokens about what the text counts for
 * @param price what the input would cost, and an answer as long as the request allows if it sets a
 *     bound; empty when the target has no known price
 */
public record Forecast(
    Target target,
    Optional<Failure> problem,
    MediaReport media,
    long textTokens,
    Optional<Money> price) {

  /** Text and media. */
  public long promptTokens() {
    return Math.addExact(textTokens, media.tokens());
  }
}
