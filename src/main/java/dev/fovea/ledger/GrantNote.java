package dev.fovea.ledger;

import dev.fovea.cost.Money;
import java.time.Instant;

/**
 * What a grant was for.
 *
 * @param id of the operator's choice, unique
 * @param amount negative when it was taken back
 * @param reason may be empty
 * @param at kept to the millisecond
 */
public record GrantNote(String id, String account, Money amount, String reason, Instant at) {}
