package dev.fovea.api.admin;

import dev.fovea.error.FailureException;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator asks for, whatever way it came.
 *
 * @param method as in HTTP
 * @param path without the query, as in {@code /admin/v1/accounts}
 * @param query decoded parameters by name
 * @param body JSON; empty where there is none
 * @param idempotencyKey what the client names this request by, however often it is sent
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record AdminRequest(
    String method,
    String path,
    Map<String, String> query,
    byte[] body,
    Optional<String> idempotencyKey) {

  /**
   * The fields of the body, none when it is empty.
   *
   * @throws FailureException {@code InvalidJson}
   */
  Fields fields() {
    return Fields.of(body);
  }

  Parameters parameters() {
    return new Parameters(query);
  }
}
