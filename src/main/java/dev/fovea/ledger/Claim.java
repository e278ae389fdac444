package dev.fovea.ledger;

import dev.fovea.cost.Money;
import java.util.Optional;

/**
 * What a request may cost, and whom.
 *
 * @param requestId the request, which is also the id of its charge; unique
 * @param account who pays
 * @param keyId the key that was shown
 * @param prepaid whether the account's credit limits it; else what it spends is only written down
 * @param ceiling the most that the request is expected to cost; not negative
 * @param monthlyBudget what the key may spend in a month, by UTC, if it is bounded
 */
public record Claim(
    String requestId,
    String account,
    String keyId,
    boolean prepaid,
    Money ceiling,
    Optional<Money> monthlyBudget) {

  public Claim {
    Bounds.positive(ceiling);
  }

  /** Whether anything has to be reserved before the request may cost something. */
  boolean limited() {
    return ceiling.nanoUsd() > 0 && (prepaid || monthlyBudget.isPresent());
  }
}
