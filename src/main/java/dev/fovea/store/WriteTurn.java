package dev.fovea.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteErrorCode;

/**
 * Leave to write. SQLite lets one write at a time, and gives the place to whoever asks at the right
 * moment: who waits for it looks from time to time and may find it taken for seconds. So writers of
 * this process stand in line before they ask. Safe for use by many threads; a thread gives back
 * what it took.
 */
interface WriteTurn {
  /** Of a database that lets many write. */
  WriteTurn FREE =
      new WriteTurn() {
        @Override
        public void take() {}

        @Override
        public void end() {}
      };

  /**
   * Waits for all who came before.
   *
   * @throws SQLException when that takes too long; then it is not taken
   */
  void take() throws SQLException;

  /** Lets the next one write; does nothing where nothing was taken. */
  void end();

  /**
   * One writer after the other, in the order of their coming.
   *
   * @param patience the longest wait
   */
  static WriteTurn oneByOne(Duration patience) {
    return new OneByOne(patience);
  }

  /** A line of threads. */
  final class OneByOne implements WriteTurn {
    private final ReentrantLock line = new ReentrantLock(true);
    private final Duration patience;

    private OneByOne(Duration patience) {
      this.patience = patience;
    }

    @Override
    public void take() throws SQLException {
      try {
        if (line.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new SQLException(
          "no turn to write within " + patience, null, SQLiteErrorCode.SQLITE_BUSY.code);
    }

    @Override
    public void end() {
      if (line.isHeldByCurrentThread()) {
        line.unlock();
      }
    }
  }
}
