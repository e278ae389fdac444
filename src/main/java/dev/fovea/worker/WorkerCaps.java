package dev.fovea.worker;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a run must stay within: its time, the child's memory, and its client's interest. Whoever
 * breaks a cap is killed.
 */
final class WorkerCaps {
  private static final long CHECK_MILLIS = 100;

  /** A child that heeds a cancel keeps its models loaded; one that does not in time is killed. */
  private static final long CANCEL_GRACE_MILLIS = 800;

  private final String name;
  private final WorkerSettings settings;
  private final ScheduledExecutorService clock;

  WorkerCaps(String name, WorkerSettings settings, ScheduledExecutorService clock) {
    this.name = name;
    this.settings = settings;
    this.clock = clock;
  }

  /** Watches over a run until closed. */
  interface Watch extends AutoCloseable {
    /** An item has come: the work for the next one begins. */
    void item();

    @Override
    void close();
  }

  /**
   * Watches over a run that may take the time that the settings give, but no more work for each of
   * its items.
   */
  Watch over(WorkerProcess child, Cancel cancel, Duration work) {
    Duration timeout = settings.timeout();
    var endNanos = new AtomicLong(child.worked().plus(work).toNanos());
    List<Future<?>> timers =
        List.of(
            clock.schedule(
                () -> child.kill(tooSlow(timeout)), timeout.toMillis(), TimeUnit.MILLISECONDS),
            clock.scheduleWithFixedDelay(
                () -> check(child, work, Duration.ofNanos(endNanos.get())),
                CHECK_MILLIS,
                CHECK_MILLIS,
                TimeUnit.MILLISECONDS));
    var watching = new Cancel();
    cancel.then(() -> abandon(child, watching));
    return new Watch() {
      @Override
      public void item() {
        endNanos.set(child.worked().plus(work).toNanos());
      }

      @Override
      public void close() {
        watching.now();
        timers.forEach(timer -> timer.cancel(false));
      }
    };
  }

  /** The cancel goes out on a thread of its own: a frozen child could block whoever writes it. */
  private void abandon(WorkerProcess child, Cancel over) {
    if (over.asked()) {
      return;
    }
    var _ = Thread.startVirtualThread(child::cancel);
    var grace =
        clock.schedule(
            () -> child.kill(new FailureException(new Failure.ClientGone())),
            CANCEL_GRACE_MILLIS,
            TimeUnit.MILLISECONDS);
    over.then(() -> grace.cancel(false));
  }

  private void check(WorkerProcess child, Duration work, Duration end) {
    if (child.worked().compareTo(end) > 0) {
      child.kill(
          new WorkerException(
              WorkerFault.TOO_SLOW,
              new Failure.UpstreamTimeout(
                  "The worker '%s' worked for more than %.1f s and was stopped. Send a smaller picture."
                      .formatted(name, work.toMillis() / 1000.0))));
    }
    if (child.resident() > settings.residentBytes()) {
      child.kill(
          new WorkerException(
              WorkerFault.TOO_MUCH_MEMORY,
              "The worker '%s' needed more than %d MiB and was stopped. Send a smaller picture; the"
                      .formatted(name, settings.residentBytes() >> 20)
                  + " operator can raise '%s.resident'.".formatted(settings.prefix())));
    }
  }

  private WorkerException tooSlow(Duration timeout) {
    return new WorkerException(
        WorkerFault.TOO_SLOW,
        new Failure.UpstreamTimeout(
            "The worker '%s' took longer than %d s and was stopped. Send a smaller picture; the"
                    .formatted(name, timeout.toSeconds())
                + " operator can raise '%s.timeout'.".formatted(settings.prefix())));
  }
}
