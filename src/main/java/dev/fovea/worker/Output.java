package dev.fovea.worker;

import java.io.IOException;

/** Where a {@link Task} puts its answer. */
@FunctionalInterface
public interface Output {

  /**
   * Sends one item at once.
   *
   * @throws AbandonedException when the server has lost interest in the run: stop, and let it pass
   */
  void item(byte[] payload) throws IOException;
}
