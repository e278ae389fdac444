package dev.fovea.account;

import dev.fovea.vision.MediaPolicy;

/**
 * Who asks.
 *
 * @param account the account that pays
 * @param keyId the key that was shown, as in {@code key_…}; fit for logs
 * @param keyName what its owner calls it
 * @param policy what its owner wishes to be done with media; wishes of a request win over it
 * @param prepaid whether the account's credit limits it
 * @param limits what the key may do, and how much
 */
public record Caller(
    String account,
    String keyId,
    String keyName,
    MediaPolicy policy,
    boolean prepaid,
    KeyLimits limits) {

  /** One of an account without credit limit, whose key may do everything. */
  public Caller(String account, String keyId, String keyName, MediaPolicy policy) {
    this(account, keyId, keyName, policy, false, KeyLimits.NONE);
  }
}
