package dev.fovea.replay;

import dev.fovea.config.Settings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * What is done from time to time: gives a sign of life for the requests of this server, frees keys
 * whose server died, writes what could not be written, forgets what is old.
 */
final class Vigil implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Vigil.class.getName());

  /** Rounds in a lease: as many signs of life may be missed, but for one. */
  private static final int ROUNDS = 6;

  /** How long the server's end waits for answers to be written. */
  private static final Duration LAST_WRITES = Duration.ofSeconds(2);

  private static final Duration LOOK = Duration.ofMillis(10);

  private final ReplayTable table;
  private final Predicate<String> charged;
  private final Duration keep;
  private final Watch watch;
  private final LateWrites late = new LateWrites();
  private final AtomicInteger underWay = new AtomicInteger();
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("replay").factory());

  Vigil(ReplayTable table, Settings settings, Predicate<String> charged) {
    this.table = table;
    this.charged = charged;
    this.keep = settings.get(ReplaySettings.KEEP);
    long lease = settings.get(ReplaySettings.LEASE).toNanos();
    this.watch = new Watch(lease, lease / 2);
    var _ =
        rounds.scheduleWithFixedDelay(
            this::round, lease / ROUNDS, lease / ROUNDS, TimeUnit.NANOSECONDS);
  }

  /** A request of this server has begun. */
  void begin() {
    underWay.incrementAndGet();
  }

  /** A request of this server is over when this was written, now or later. */
  void end(Runnable write) {
    late.write(() -> {
      write.run();
      underWay.decrementAndGet();
    });
  }

  private void round() {
    try {
      late.retry();
      if (underWay.get() > 0) {
        table.beat();
      }
      for (ReplayTable.Running running : watch.abandoned(table.others(), System.nanoTime())) {
        table.abandon(running, charged.test(running.requestId()));
      }
      if (table.forget(Instant.now().minus(keep).toEpochMilli())) {
        rounds.execute(this::round);
      }
    } catch (RuntimeException e) { // an exception would end the rounds for good
      LOG.log(Level.DEBUG, "a round of the replays failed", e);
    }
  }

  @Override
  public void close() {
    long deadline = System.nanoTime() + LAST_WRITES.toNanos();
    while (underWay.get() > 0 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
    rounds.shutdownNow();
    late.retry();
  }
}
