package dev.fovea.api.openai;

import dev.fovea.account.Accounts;
import dev.fovea.account.Caller;
import dev.fovea.account.Guesses;
import dev.fovea.account.Keys;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.http.Credential;
import dev.fovea.http.Exchange;
import dev.fovea.http.Handler;

/** Finds out who calls, by the key that is shown. Safe for use by many threads. */
public final class Authentication {
  private final Keys keys;
  private final Guesses guesses;

  public Authentication(Keys keys, Guesses guesses) {
    this.keys = keys;
    this.guesses = guesses;
  }

  /**
   * @throws FailureException {@code MissingApiKey}; {@code InvalidApiKey}, or {@code RateLimited}
   *     when too many wrong ones came from the client's address; or what {@link Keys#find} throws
   */
  Caller caller(Exchange exchange) {
    Caller caller = keys.find(Credential.of(exchange)).orElseThrow(() -> wrong(exchange));
    exchange.note("key", caller.keyId());
    return caller;
  }

  private FailureException wrong(Exchange exchange) {
    guesses.wrong(exchange.peer());
    return new FailureException(new Failure.InvalidApiKey());
  }

  /**
   * The handler for the operator's own keys alone, those of the account that a fresh server has:
   * what it tells is of all accounts.
   */
  public Handler operators(Handler handler) {
    return exchange -> {
      if (!caller(exchange).account().equals(Accounts.DEFAULT)) {
        throw new FailureException(
            new Failure.PermissionDenied(
                "What the server counted is of all accounts. It takes a key of the account '%s'."
                    .formatted(Accounts.DEFAULT)));
      }
      handler.handle(exchange);
    };
  }
}
