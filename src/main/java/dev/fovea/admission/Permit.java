package dev.fovea.admission;

import dev.fovea.account.Caller;

/**
 * One request's place; closed once, when the request is over.
 *
 * @param caller who holds it
 */
public record Permit(Caller caller, Runnable release) implements AutoCloseable {
  @Override
  public void close() {
    release.run();
  }
}
