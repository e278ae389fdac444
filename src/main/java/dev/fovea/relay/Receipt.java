package dev.fovea.relay;

import dev.fovea.cost.Money;
import dev.fovea.provider.Target;
import dev.fovea.vision.Outcome;
import java.util.Optional;

/**
 * How a request ended and what it cost.
 *
 * @param target who was asked last
 * @param warning a word for what looks wrong with the answer, if something does
 */
public record Receipt(Target target, Outcome outcome, Money charge, Optional<String> warning) {}
