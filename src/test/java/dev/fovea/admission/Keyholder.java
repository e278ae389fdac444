package dev.fovea.admission;

import dev.fovea.account.Caller;
import dev.fovea.testkit.Limited;
import dev.fovea.vision.MediaPolicy;

/** Callers with limits; 0 is none. */
final class Keyholder {
  private Keyholder() {}

  static Caller with(String key, long requests, long tokens, long images, long concurrent) {
    return new Caller(
        "acme",
        key,
        key,
        MediaPolicy.NONE,
        false,
        Limited.counts(requests, tokens, images, concurrent));
  }
}
