package dev.fovea.relay;

import dev.fovea.cost.Charge;
import dev.fovea.cost.tokens.Estimate;
import dev.fovea.error.Failure;
import dev.fovea.provider.Target;
import dev.fovea.vision.MediaReport;
import java.util.Optional;

/**
 * What one target would make of a request.
 *
 * @param problem why it would not take the request; empty when it would
 * @param media what would be sent
 * @param tokens about what the input counts for
 * @param price what the input would cost, and an answer as long as the request allows if it sets a
 *     bound; empty when the target has no known price
 * @param ceiling the most that is expected, which is held of a prepaid account's credit
 */
public record Forecast(
    Target target,
    Optional<Failure> problem,
    MediaReport media,
    Estimate tokens,
    Optional<Charge> price,
    Ceiling ceiling) {}
