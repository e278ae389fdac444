package dev.fovea.http;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;

/** The secret that a client shows: {@code Authorization: Bearer …}, or {@code x-api-key}. */
public final class Credential {
  private static final String BEARER = "bearer ";

  private Credential() {}

  /**
   * The secret without blanks around it; whether anybody knows it is for others to say.
   *
   * @throws FailureException {@code MissingApiKey} when there is none
   */
  public static String of(Exchange exchange) {
    return exchange
        .header("authorization")
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()))
        .or(() -> exchange.header("x-api-key"))
        .map(String::strip)
        .filter(secret -> !secret.isEmpty())
        .orElseThrow(() -> new FailureException(new Failure.MissingApiKey()));
  }
}
