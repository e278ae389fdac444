package dev.fovea.relay;

import dev.fovea.cost.Charge;
import dev.fovea.cost.Consumption;
import dev.fovea.cost.Money;
import dev.fovea.provider.Target;
import dev.fovea.vision.Outcome;
import java.util.Optional;

/**
 * How a request ended and what it cost.
 *
 * @param target who was asked last
 * @param used what is charged for
 * @param paid what the account pays of the charge
 * @param warning a word for what looks wrong with the answer, if something does
 */
public record Receipt(
    Target target,
    Outcome outcome,
    Consumption used,
    Charge charge,
    Money paid,
    Optional<String> warning) {

  /** The same when it is known how far the account's credit reached. */
  Receipt paid(Money posted) {
    return new Receipt(target, outcome, used, charge, posted, warning);
  }
}
