package dev.fovea.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** How secrets are made, hashed and hinted at. */
final class Secret {
  /** Characters that a presented secret may have: what is longer is no key and is not hashed. */
  static final int LENGTH_MAX = 512;

  /** As long as any other, so that a comparison with it takes as long. */
  static final String NO_HASH = "-".repeat(64);

  private static final String PREFIX = "sk-fovea-";
  private static final int RANDOM_BYTES = 32;
  private static final int TAIL = 4;

  /** Below this length a hint would give away too much of an operator's own secret. */
  private static final int HINTED_LENGTH_MIN = 20;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Secret() {}

  /** {@code sk-fovea-} and 43 characters that need no quoting anywhere: 256 random bits. */
  static String random() {
    return PREFIX + token(RANDOM_BYTES);
  }

  /** A public name, 16 characters behind its prefix: unique, not secret. */
  static String randomId() {
    return "key_" + token(12);
  }

  /**
   * SHA-256 in lower-case hex. Secrets are random, not chosen, so that a slow hash would only slow
   * us down.
   */
  static String hash(String secret) {
    return HexFormat.of().formatHex(sha256().digest(secret.getBytes(StandardCharsets.UTF_8)));
  }

  /** Compares without telling by the time it takes where two hashes differ. */
  static boolean same(String hash, String other) {
    return MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  static String hint(String secret) {
    if (secret.length() < HINTED_LENGTH_MIN) {
      return "…";
    }
    String head = secret.startsWith(PREFIX) ? PREFIX : secret.substring(0, 3);
    return head + "…" + secret.substring(secret.length() - TAIL);
  }

  private static String token(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
