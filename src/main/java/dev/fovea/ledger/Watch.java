package dev.fovea.ledger;

import dev.fovea.ledger.Operation.Release;
import dev.fovea.store.Store;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks after the ledger by the clock: a database that hangs, and holds that nobody resolves. */
final class Watch implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Watch.class.getName());

  private static final Duration PULSE = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofSeconds(15);

  /** One look; the oldest are seen first, and the rest by the next. */
  private static final int HELD_MAX = 50_000;

  /** A look that waits for the database must not keep the pulse waiting. */
  private static final int THREADS = 2;

  private final Store store;
  private final Outage outage;
  private final GroupCommit commits;
  private final Expiry expiry;
  private final ScheduledExecutorService clock =
      Executors.newScheduledThreadPool(
          THREADS, Thread.ofPlatform().name("ledger-watch-", 1).daemon().factory());

  Watch(Store store, Duration holdMax, Outage outage, GroupCommit commits) {
    this.store = store;
    this.outage = outage;
    this.commits = commits;
    this.expiry = new Expiry(holdMax);
    every(PULSE, commits::loseHeart);
    every(holdMax.compareTo(LOOK) < 0 ? holdMax : LOOK, this::expire);
  }

  private void every(Duration time, Runnable look) {
    var _ =
        clock.scheduleWithFixedDelay(
            () -> guarded(look), time.toNanos(), time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** What fails now may work at the next look. */
  private static void guarded(Runnable look) {
    try {
      look.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a look after the ledger failed", e);
    }
  }

  private void expire() {
    if (!outage.isAway()) {
      expiry.overdue(held(), System.nanoTime()).forEach(commits::resolve);
    }
  }

  private List<Release> held() {
    return store
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    Tables.TRANSFERS + " where state = 'held' order by id limit " + HELD_MAX)
                .map((row, _) -> Expiry.expired(Tables.transfer(row)))
                .list());
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
