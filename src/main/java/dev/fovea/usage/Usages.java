package dev.fovea.usage;

import dev.fovea.config.Settings;
import dev.fovea.error.FailureException;
import dev.fovea.store.Store;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Keeps the records of requests that no charge carries into the database: those refused, and those
 * free of charge. A thread of its own writes many at a time, so that no request waits. Records come
 * after answers and are worth less than them: when they come faster than they can be written, or
 * the database stays away, they are dropped and counted. Safe for use by many threads.
 */
public final class Usages implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Usages.class.getName());

  /** Some seconds of a busy server; about 300 bytes each. */
  static final int WAITING_MAX = 32_768;

  /** Holds SQLite's one place to write for a few milliseconds. */
  private static final int BATCH = 512;

  private static final long PAUSE_MILLIS = 200;

  /** A record is rarely alone: those that follow it soon share its commit. */
  private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private static final int ATTEMPTS = 3;
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Jdbi writing;
  private final BlockingQueue<UsageRecord> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final AtomicLong dropped = new AtomicLong();
  private final Retention retention;
  private final Thread writer;
  private volatile boolean open = true;

  public Usages(Store store, Settings settings) {
    this.writing = store.writing();
    this.retention = new Retention(writing, settings.get(UsageSettings.RETENTION));
    this.writer = Thread.ofPlatform().name("usage").daemon().start(this::writeAll);
  }

  /** Adds a record; never waits. */
  public void append(UsageRecord record) {
    if (!waiting.offer(record)) {
      dropped.incrementAndGet();
    }
  }

  /** Records that were lost since the start. */
  public long dropped() {
    return dropped.get();
  }

  /** Writes what is waiting and ends. */
  @Override
  public void close() {
    open = false;
    LockSupport.unpark(writer);
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeAll() {
    List<UsageRecord> batch = new ArrayList<>(BATCH);
    try {
      while (open || !waiting.isEmpty()) {
        UsageRecord first = waiting.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          gather();
          batch.add(first);
          drain(batch);
        }
        forgetSome();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void gather() {
    if (open && waiting.size() < BATCH) {
      LockSupport.parkNanos(GATHER_NANOS);
    }
  }

  private void forgetSome() {
    try {
      retention.attend();
    } catch (JdbiException | FailureException e) {
      LOG.log(Level.WARNING, "old usage records could not be deleted", e);
    }
  }

  private void drain(List<UsageRecord> batch) {
    do {
      waiting.drainTo(batch, BATCH - batch.size());
      write(batch);
      batch.clear();
    } while (waiting.size() >= BATCH);
  }

  private void write(List<UsageRecord> batch) {
    for (int attempt = 1; !written(batch, attempt); attempt++) {
      if (attempt == ATTEMPTS || !open) {
        dropped.addAndGet(batch.size());
        return;
      }
      LockSupport.parkNanos(RETRY_NANOS);
    }
  }

  private boolean written(List<UsageRecord> batch, int attempt) {
    try {
      writing.useTransaction(handle -> UsageTable.insert(handle.getConnection(), batch));
      return true;
    } catch (SQLException | JdbiException | FailureException e) {
      LOG.log(
          Level.WARNING,
          "{0} usage records could not be written at attempt {1} of {2}: {3}",
          batch.size(),
          attempt,
          ATTEMPTS,
          e.getClass().getName());
      return false;
    }
  }
}
