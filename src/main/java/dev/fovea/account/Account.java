package dev.fovea.account;

import java.time.Instant;
import java.util.Optional;

/**
 * Who pays.
 *
 * @param id chosen by the operator, as in {@code acme}
 * @param prepaid whether its credit limits it; what others use is only recorded
 * @param disabled since when all its keys are refused; empty while they work
 */
public record Account(String id, boolean prepaid, Instant created, Optional<Instant> disabled) {}
