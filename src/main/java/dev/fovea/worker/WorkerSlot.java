package dev.fovea.worker;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A place for one child: empty, resting or running. Whoever holds its permit may run. */
final class WorkerSlot {
  private static final System.Logger LOG = System.getLogger(WorkerSlot.class.getName());

  /** Ctrl-C ends the server and its children alike: what is about to close needs no others. */
  private static final Duration REPLACE_DELAY = Duration.ofMillis(200);

  private final Launch launch;
  private final WorkerSettings settings;
  private final StartLimit starts;
  private final WorkerCaps caps;
  private final ScheduledExecutorService clock;
  private final BooleanSupplier keptWarm;
  private Optional<WorkerProcess> child = Optional.empty();
  private Optional<ScheduledFuture<?>> bedtime = Optional.empty();
  private boolean closed;

  /**
   * @param keptWarm whether a child that dies is replaced before anybody needs another
   */
  WorkerSlot(
      Launch launch,
      WorkerSettings settings,
      StartLimit starts,
      ScheduledExecutorService clock,
      BooleanSupplier keptWarm) {
    this.launch = launch;
    this.settings = settings;
    this.starts = starts;
    this.clock = clock;
    this.keptWarm = keptWarm;
    this.caps = new WorkerCaps(launch.name(), settings, clock);
  }

  void run(List<ByteBuffer> request, Consumer<byte[]> items, Cancel cancel, Duration work) {
    WorkerProcess worker = ready(cancel);
    var taking = new Taking(items, cancel);
    try (var watch = caps.over(worker, cancel, work)) {
      worker.run(
          request,
          item -> {
            taking.accept(item);
            watch.item();
          });
      taking.conclude();
    }
  }

  /**
   * A child that takes requests. What kills it from then on is held against the request: else
   * whoever sends killers could keep everybody else from getting a child.
   */
  WorkerProcess ready(Cancel cancel) {
    WorkerProcess worker = wake();
    try (var _ = caps.over(worker, cancel, WorkerPool.UNLIMITED)) {
      worker.awaitReady();
      starts.completed();
      return worker;
    } catch (WorkerException e) {
      throw new WorkerException(WorkerFault.NOT_STARTED, e.failure());
    } finally {
      if (worker.stillborn()) {
        starts.died();
      }
    }
  }

  /** Starts the clock after which an idle child is let go. */
  synchronized void rest() {
    if (!closed) {
      bedtime.ifPresent(timer -> timer.cancel(false));
      bedtime =
          Optional.of(
              clock.schedule(this::sleep, settings.idle().toMillis(), TimeUnit.MILLISECONDS));
    }
  }

  /** Has a child start, if there is none, before anybody needs it; a run in progress has one. */
  synchronized void warm() {
    if (!closed && starts.waiting().isZero() && child.filter(WorkerProcess::alive).isEmpty()) {
      try {
        child = Optional.of(start());
        rest();
      } catch (FailureException _) {
        // The log has it; the run that needs the child tries again.
      }
    }
  }

  /**
   * Has another child come where one has died. One that was let go had left the place before;
   * deaths at rest count, so that a machine without memory is not kept busy with starts. One that
   * ran when it died is not at rest yet: its run hears of it later.
   */
  private synchronized void replace(WorkerProcess gone) {
    boolean missed = child.filter(worker -> worker == gone).isPresent();
    if (missed && keptWarm.getAsBoolean()) {
      if (bedtime.isPresent()) {
        starts.died();
      }
      long wait = REPLACE_DELAY.plus(starts.waiting()).toMillis();
      var _ =
          clock.schedule(() -> Thread.startVirtualThread(this::warm), wait, TimeUnit.MILLISECONDS);
    }
  }

  synchronized void close() {
    closed = true;
    child.ifPresent(worker -> worker.close(stopping()));
  }

  private static FailureException stopping() {
    return new FailureException(new Failure.Overloaded("The server is stopping.", 1));
  }

  private synchronized void sleep() {
    if (bedtime.isPresent()) {
      child.ifPresent(WorkerProcess::stop);
      child = Optional.empty();
    }
  }

  private synchronized WorkerProcess wake() {
    if (closed) {
      throw stopping();
    }
    bedtime.ifPresent(timer -> timer.cancel(false));
    bedtime = Optional.empty();
    WorkerProcess worker = child.filter(WorkerProcess::alive).orElseGet(this::start);
    child = Optional.of(worker);
    return worker;
  }

  private WorkerProcess start() {
    Duration wait = starts.waiting();
    if (wait.isPositive()) {
      throw new FailureException(
          new Failure.Overloaded(
              "The worker '%s' died several times in a row; the next start is tried in %d s."
                  .formatted(launch.name(), wait.toSeconds() + 1),
              (int) wait.toSeconds() + 1));
    }
    try {
      return WorkerProcess.start(launch, settings, this::replace);
    } catch (IOException e) {
      starts.died();
      LOG.log(System.Logger.Level.ERROR, "worker " + launch.name() + " does not start", e);
      throw new WorkerException(
          WorkerFault.NOT_STARTED,
          "The worker '%s' could not be started.".formatted(launch.name()),
          e);
    }
  }
}
