package dev.fovea.replay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps an answer so that only who knows the Idempotency-Key can read it: an answer may hold what a
 * model said, or the secret of a new API key, and neither belongs into a database. AES-256-GCM,
 * under a key that follows from the Idempotency-Key, of which the database has another hash.
 */
final class Seal {
  private static final String PURPOSE = "fovea kept answer ";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  private Seal(SecretKeySpec key) {
    this.key = key;
  }

  static Seal of(String idempotencyKey) {
    byte[] text = (PURPOSE + idempotencyKey).getBytes(StandardCharsets.US_ASCII);
    try {
      return new Seal(new SecretKeySpec(MessageDigest.getInstance("SHA-256").digest(text), "AES"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  byte[] close(byte[] open) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] closed = run(Cipher.ENCRYPT_MODE, nonce, open, 0);
    byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + closed.length);
    System.arraycopy(closed, 0, all, NONCE_BYTES, closed.length);
    return all;
  }

  /**
   * @throws IllegalStateException when it was not closed under the same key
   */
  byte[] open(byte[] closed) {
    return run(Cipher.DECRYPT_MODE, closed, closed, NONCE_BYTES);
  }

  private byte[] run(int mode, byte[] nonce, byte[] bytes, int from) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
      return cipher.doFinal(bytes, from, bytes.length - from);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a kept answer cannot be read", e);
    }
  }
}
