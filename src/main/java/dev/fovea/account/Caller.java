package dev.fovea.account;

import dev.fovea.vision.MediaPolicy;

/**
 * Who asks.
 *
 * @param account the account that pays
 * @param keyId the key that was shown, as in {@code key_…}; fit for logs
 * @param keyName what its owner calls it
 * @param policy what its owner wishes to be done with media; wishes of a request win over it
 */
public record Caller(String account, String keyId, String keyName, MediaPolicy policy) {}
