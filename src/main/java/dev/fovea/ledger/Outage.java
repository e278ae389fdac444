package dev.fovea.ledger;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whether the database is away, and what it has to be told when it is back. While it is away
 * nothing new is held, and what is owed goes to the journal. Safe for use by many threads.
 */
final class Outage implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Outage.class.getName());

  private static final int RETRY_AFTER_SECONDS = 5;

  private final ReentrantLock lock = new ReentrantLock();
  private final Journal journal;

  /** What not even the journal took; no more than requests were under way. */
  private final Deque<Operation> owed = new ArrayDeque<>();

  /** Where what {@link #next} gave came from. */
  private boolean fromMemory;

  private volatile boolean away;
  private volatile boolean waiting;

  Outage(Journal journal) {
    this.journal = journal;
    this.waiting = !journal.isEmpty();
  }

  boolean isAway() {
    return away;
  }

  /** Whether the database has to be told something. */
  boolean isWaiting() {
    return waiting;
  }

  /**
   * @throws FailureException {@code StoreUnavailable} while the database is away
   */
  void refuse() {
    if (away) {
      throw failure();
    }
  }

  static FailureException failure() {
    return new FailureException(new Failure.StoreUnavailable(RETRY_AFTER_SECONDS));
  }

  void begin(Throwable cause) {
    lock.lock();
    try {
      if (!away) {
        LOG.log(
            Level.WARNING,
            "The database is away. Requests that cost something are refused until it is back;"
                + " charges of those under way are kept in the journal.",
            cause);
      }
      away = true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Keeps an operation if the database is away; the caller's thread waits for the disk.
   *
   * @return whether it is kept
   * @throws FailureException {@code StoreUnavailable} as {@link #keep} says
   */
  boolean keepsWhileAway(Operation operation) {
    if (!away) {
      return false;
    }
    lock.lock();
    try {
      if (away && !keep(List.of(operation))) {
        throw failure();
      }
      return away;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Keeps operations until the database has been told.
   *
   * @return false when the disk does not take them; then they are kept in memory, and the request
   *     that owes them must not look paid for
   */
  boolean keep(List<Operation> operations) {
    lock.lock();
    try {
      waiting |= !operations.isEmpty();
      journal.append(operations);
      return true;
    } catch (IOException e) {
      if (owed.isEmpty()) {
        // Once, not for each: the log may lie on the disk that is full.
        LOG.log(Level.ERROR, "The journal takes no more: what is owed now is in memory alone.", e);
      }
      owed.addAll(operations);
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** The oldest that are kept; empty when the database has been told all. */
  List<Operation> next(int max) throws IOException {
    lock.lock();
    try {
      fromMemory = !owed.isEmpty();
      return fromMemory ? owed.stream().limit(max).toList() : journal.peek(max);
    } finally {
      lock.unlock();
    }
  }

  /** The database has been told what {@link #next} gave. */
  void told(int count) throws IOException {
    lock.lock();
    try {
      if (!fromMemory) {
        journal.drop();
        return;
      }
      for (int i = 0; i < count; i++) {
        owed.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends the outage, unless something has come meanwhile. */
  void end() {
    lock.lock();
    try {
      if (journal.isEmpty() && owed.isEmpty()) {
        waiting = false;
        if (away) {
          LOG.log(Level.INFO, "The database is back, and has been told what was kept for it.");
        }
        away = false;
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    try {
      journal.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the journal was not closed", e);
    }
  }
}
