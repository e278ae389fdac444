package dev.fovea.media.fetch;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.worker.Cancel;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Has what many ask for at the same time fetched once. A fetch runs on a thread of its own, so that
 * whoever asked first may leave; it is given up when all have left. There are never more of them
 * than requests that wait. Safe for use by many threads.
 */
final class Flights implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Flights.class.getName());

  /** For what has landed and is still written to a slow disk. */
  private static final Duration LANDED = Duration.ofSeconds(5);

  private final FetchMemory memory;
  private final Duration longest;
  private final ConcurrentMap<FetchKey, Flight> flying = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("fetch").factory());

  /**
   * @param longest that any flight may take by its own limits
   */
  Flights(FetchMemory memory, Duration longest) {
    this.memory = memory;
    this.longest = longest;
  }

  /**
   * Waits for the file, and has it fetched when nobody does already.
   *
   * @param journey lands the flight, or throws
   * @throws FetchFault or FailureException when there is no file
   */
  Loaded join(FetchKey key, Consumer<Flight> journey, Cancel cancel) {
    Flight flight = board(key, journey);
    try {
      return new Patience(longest, cancel).await(flight.landed());
    } catch (ExecutionException e) {
      flight.leave();
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (TimeoutException e) {
      flight.leave();
      throw FetchFault.failed("no end in time");
    } catch (FailureException gone) {
      flight.leave();
      throw gone;
    }
  }

  private Flight board(FetchKey key, Consumer<Flight> journey) {
    var own = new Flight(memory.lease());
    own.board();
    Flight boarded =
        flying.compute(key, (_, other) -> other != null && other.board() ? other : own);
    if (boarded == own) {
      start(own, () -> fly(key, own, journey));
    }
    return boarded;
  }

  private void start(Flight flight, Runnable journey) {
    try {
      threads.execute(journey);
    } catch (RejectedExecutionException closed) {
      flight.fail(new FailureException(new Failure.ClientGone(), closed));
    }
  }

  private void fly(FetchKey key, Flight flight, Consumer<Flight> journey) {
    try (var _ = flight.lease()) {
      journey.accept(flight);
    } catch (FetchFault | FailureException refused) {
      flight.fail(refused);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "a fetch failed by a fault of ours", e);
      flight.fail(new FailureException(new Failure.Internal(), e));
    } finally {
      flying.remove(key, flight);
    }
  }

  /**
   * Gives all of them up, and waits for those that write to the disk, as long as that is worth it.
   */
  @Override
  public void close() {
    threads.shutdown();
    flying.values().forEach(flight -> flight.abandoned().now());
    try {
      if (!threads.awaitTermination(LANDED.toSeconds(), TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "a fetch has not ended {0} after the end was asked for", LANDED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
