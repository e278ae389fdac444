package dev.fovea.ledger;

import dev.fovea.cost.Money;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Accounts for what requests cost: a hold before the upstream is called, then a post or a void, at
 * most once.
 *
 * <p>No account has a credit limit yet, so a hold reserves nothing and sums are kept for the life
 * of the process. Safe for use by many threads.
 */
public final class Ledger {
  private final Map<String, Money> charged = new ConcurrentHashMap<>();

  /**
   * Opens a hold.
   *
   * @param account who pays
   * @param requestId the request, which is also the id of its charge
   */
  public Hold hold(String account, String requestId) {
    return new Hold(requestId, amount -> charged.merge(account, amount, Money::plus));
  }

  /** What was posted for the account since the process started. */
  public Money charged(String account) {
    return charged.getOrDefault(account, Money.ZERO);
  }
}
