package dev.fovea.admission;

import dev.fovea.error.Failure;
import java.util.Optional;

/**
 * What limits said to a request.
 *
 * @param by who said it, to be told how the request went on
 * @param refusal why the request may not go on; empty when it may
 * @param second in which its tokens are counted
 */
record Verdict(Limits by, Standing standing, Optional<Failure> refusal, long second) {

  Verdict refused(Failure failure) {
    return new Verdict(by, standing, Optional.of(failure), second);
  }
}
