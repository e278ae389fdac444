package dev.fovea.api.openai;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.util.Optional;

/** The ways in which a request body can be wrong, each with its place. */
final class Invalid {
  private Invalid() {}

  static FailureException missing(String param) {
    return request("Missing required parameter: '%s'.".formatted(param), param);
  }

  static FailureException type(String param, String expected) {
    return request("'%s' has to be %s.".formatted(param, expected), param);
  }

  static FailureException request(String message, String param) {
    return new FailureException(new Failure.InvalidRequest(message, Optional.of(param)));
  }

  static FailureException json(String message) {
    return new FailureException(new Failure.InvalidJson(message));
  }
}
