package dev.fovea.api.admin;

import dev.fovea.account.Guesses;
import dev.fovea.account.Keys;
import dev.fovea.config.Settings;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.http.Credential;
import dev.fovea.http.Exchange;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** Lets the operator in: by the admin key, or by the token of this machine, from this machine. */
final class AdminAuthentication {
  private static final int SECRET_MAX = 512;

  private static final String WRONG =
      "The admin key is not valid. It is what the operator has set as FOVEA_ADMIN_KEY.";
  private static final String NONE =
      "No admin key is set: set FOVEA_ADMIN_KEY, or use './run account' and the like on the"
          + " server's machine.";

  private final Optional<byte[]> adminKey;
  private final byte[] localToken;
  private final Keys keys;
  private final Guesses guesses;

  AdminAuthentication(Settings settings, LocalDoor door, Keys keys, Guesses guesses) {
    this.adminKey = settings.get(AdminSettings.KEY).map(AdminAuthentication::hash);
    this.localToken = hash(door.token());
    this.keys = keys;
    this.guesses = guesses;
  }

  /**
   * @throws FailureException {@code MissingApiKey}; {@code PermissionDenied} for a key of a user;
   *     {@code InvalidAdminKey}, or {@code RateLimited} when too many wrong ones came from the
   *     address
   */
  void require(Exchange exchange) {
    String secret = Credential.of(exchange);
    if (!admitted(secret, isLocal(exchange.peer()))) {
      guesses.wrong(exchange.peer());
      throw new FailureException(refusal(secret));
    }
    exchange.note("admin", true);
  }

  /** Both are compared whatever the first says, each in a time that tells nothing. */
  private boolean admitted(String secret, boolean fromHere) {
    if (secret.length() > SECRET_MAX) {
      return false;
    }
    byte[] shown = hash(secret);
    boolean admin = adminKey.isPresent() && MessageDigest.isEqual(adminKey.get(), shown);
    boolean local = MessageDigest.isEqual(localToken, shown) && fromHere;
    return admin || local;
  }

  private static boolean isLocal(String peer) {
    return InetAddress.ofLiteral(peer).isLoopbackAddress();
  }

  private Failure refusal(String secret) {
    return keys.find(secret).isPresent()
        ? new Failure.PermissionDenied(
            "An API key does not open the admin API; it takes the admin key (FOVEA_ADMIN_KEY).")
        : new Failure.InvalidAdminKey(adminKey.isPresent() ? WRONG : NONE);
  }

  /** Of one length, so that not even that is told. */
  private static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
