package dev.fovea.account;

/**
 * Who asks.
 *
 * @param account the account that pays
 * @param keyId the key that was shown, as in {@code key_…}; fit for logs
 * @param keyName what its owner calls it
 */
public record Caller(String account, String keyId, String keyName) {}
