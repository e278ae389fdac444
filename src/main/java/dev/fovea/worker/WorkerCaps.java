package dev.fovea.worker;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What a run must stay within: its time, the child's memory, and its client's interest. Whoever
 * breaks a cap is killed.
 */
final class WorkerCaps {
  private static final long MEMORY_CHECK_MILLIS = 100;

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
    @Override
    void close();
  }

  Watch over(WorkerProcess child, Cancel cancel) {
    Duration timeout = settings.timeout();
    List<Future<?>> timers =
        List.of(
            clock.schedule(
                () -> child.kill(tooSlow(timeout)), timeout.toMillis(), TimeUnit.MILLISECONDS),
            clock.scheduleWithFixedDelay(
                () -> checkMemory(child),
                MEMORY_CHECK_MILLIS,
                MEMORY_CHECK_MILLIS,
                TimeUnit.MILLISECONDS));
    var watching = new Cancel();
    cancel.then(() -> abandon(child, watching));
    return () -> {
      watching.now();
      timers.forEach(timer -> timer.cancel(false));
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

  private void checkMemory(WorkerProcess child) {
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
