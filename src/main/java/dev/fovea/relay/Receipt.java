package dev.fovea.relay;

import dev.fovea.cost.Money;
import dev.fovea.provider.Target;
import dev.fovea.vision.Outcome;

/**
 * How a request ended and what it cost.
 *
 * @param target who was asked last
 */
public record Receipt(Target target, Outcome outcome, Money charge) {}
