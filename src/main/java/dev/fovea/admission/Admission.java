package dev.fovea.admission;

import dev.fovea.account.Caller;
import dev.fovea.config.Settings;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.util.concurrent.Semaphore;

/** Lets requests in while there is room. Safe for use by many threads. */
public final class Admission {
  private static final int RETRY_AFTER_SECONDS = 1;

  private final Semaphore room;

  public Admission(Settings settings) {
    this.room = new Semaphore(settings.get(AdmissionSettings.REQUESTS_MAX));
  }

  /**
   * Lets one request of the caller in, without waiting.
   *
   * @throws FailureException {@code Overloaded} when there is no room
   */
  public Permit enter(Caller caller) {
    if (!room.tryAcquire()) {
      throw new FailureException(
          new Failure.Overloaded(
              "The server has as many requests under way as it takes. Try again shortly.",
              RETRY_AFTER_SECONDS));
    }
    return new Permit(caller, room::release);
  }
}
