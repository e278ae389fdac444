package dev.fovea.replay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A request that wants to be the one that is done under its key.
 *
 * @param account whose key it is: another account's is another key
 * @param operation what is asked for, whatever path leads there
 * @param keyHash SHA-256 of the key in hex, for a key may hold what nobody should read
 * @param bodyHash the same of the body
 * @param requestId the id of the request, and of its charge
 * @param seal what the answer is kept under
 */
record Claim(
    String account,
    String operation,
    String keyHash,
    String bodyHash,
    String requestId,
    Seal seal) {

  static Claim of(String account, String operation, String key, byte[] body, String requestId) {
    byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
    return new Claim(account, operation, hash(bytes), hash(body), requestId, Seal.of(key));
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
