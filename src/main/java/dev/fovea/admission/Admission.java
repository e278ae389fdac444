package dev.fovea.admission;

import dev.fovea.account.Caller;
import dev.fovea.config.Settings;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Lets requests in while there is room, for all and for their key. Safe for use by many threads.
 */
public final class Admission implements AutoCloseable {
  private static final int RETRY_AFTER_SECONDS = 1;

  private final int roomMax;
  private final Semaphore room;
  private final Limits limits;

  Admission(Settings settings, Limits limits) {
    this.roomMax = settings.get(AdmissionSettings.REQUESTS_MAX);
    this.room = new Semaphore(roomMax);
    this.limits = limits;
  }

  /** With limits that are kept in Redis where the settings name one, else by this server alone. */
  public static Admission open(Settings settings, Vertx vertx) {
    Limits local = new LocalLimits(System::nanoTime);
    return new Admission(
        settings,
        settings
            .get(AdmissionSettings.REDIS)
            .<Limits>map(address -> shared(settings, vertx, address, local))
            .orElse(local));
  }

  private static Limits shared(Settings settings, Vertx vertx, RedisAddress address, Limits local) {
    return new FailSoftLimits(new RedisLimits(vertx, address, settings), local, address.toString());
  }

  /**
   * Lets one request of the caller in, without waiting.
   *
   * @param request its id
   * @param standing is told how the key stands with its limits, whenever that changes, before a
   *     refusal too; never when it has none
   * @throws FailureException {@code Overloaded} when there is no room, {@code RateLimited} when the
   *     key has reached a limit
   */
  public Permit enter(Caller caller, String request, Consumer<Standing> standing) {
    if (!room.tryAcquire()) {
      throw new FailureException(
          new Failure.Overloaded(
              "The server has as many requests under way as it takes. Try again shortly.",
              RETRY_AFTER_SECONDS));
    }
    if (caller.limits().uncounted()) {
      return new FreePermit(room::release);
    }
    try {
      return new CountedPermit(limits, caller, request, standing, room::release);
    } catch (RuntimeException e) {
      room.release();
      throw e;
    }
  }

  /** Whether all servers keep the limits together now; empty when they never do. */
  public Optional<Boolean> together() {
    return limits instanceof FailSoftLimits shared
        ? Optional.of(shared.together())
        : Optional.empty();
  }

  /** Requests under way. */
  public int running() {
    return roomMax - room.availablePermits();
  }

  @Override
  public void close() {
    if (limits instanceof FailSoftLimits shared) {
      shared.close();
    }
  }
}
