package dev.fovea.account;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
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

  /**
   * Lets only those pass whose key may use the model of that id, whether it exists or not.
   *
   * @throws FailureException {@code PermissionDenied}
   */
  public void requireModel(String model) {
    if (!limits.allows(model)) {
      throw new FailureException(
          new Failure.PermissionDenied(
              "The API key may not use the model '%s'. GET /v1/models lists those that it may."
                  .formatted(model)));
    }
  }

  /** One of an account without credit limit, whose key may do everything. */
  public Caller(String account, String keyId, String keyName, MediaPolicy policy) {
    this(account, keyId, keyName, policy, false, KeyLimits.NONE);
  }
}
