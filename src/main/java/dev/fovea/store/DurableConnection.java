package dev.fovea.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A connection beside the pool, for the one thread that writes most and keeps its prepared
 * statements. What is done between {@link #begin} and {@link #commit} is done together, and is on
 * the disk when {@code commit} returns.
 */
public final class DurableConnection implements AutoCloseable {
  /** Ends what a statement of its own has begun. */
  private interface Step {
    void run() throws SQLException;
  }

  private final Connection connection;
  private final Step begin;
  private final Step commit;
  private final WriteTurn turn;

  private DurableConnection(Connection connection, Step begin, Step commit, WriteTurn turn) {
    this.connection = connection;
    this.begin = begin;
    this.commit = commit;
    this.turn = turn;
  }

  /**
   * The lock of the only writer is taken at the begin: a transaction that has read before it wants
   * to write may not get it any more. The driver's own transactions will not do: they begin the
   * next when they end one, and so would keep the lock for ever.
   */
  static DurableConnection ofSqlite(Connection connection, WriteTurn turn) throws SQLException {
    PreparedStatement begin = connection.prepareStatement("begin immediate");
    PreparedStatement commit = connection.prepareStatement("commit");
    return new DurableConnection(connection, begin::execute, commit::execute, turn);
  }

  /**
   * What a server has locked that hangs itself is free again after ten seconds. Rows are asked for
   * by their keys alone: plans are made once, and one made while a table was small does not read it
   * whole when it has grown.
   */
  static DurableConnection ofPostgres(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set statement_timeout = '4s'");
      statement.execute("set idle_in_transaction_session_timeout = '10s'");
      statement.execute("set plan_cache_mode = force_generic_plan");
      statement.execute("set enable_seqscan = off");
    }
    connection.setAutoCommit(false);
    return new DurableConnection(connection, () -> {}, connection::commit, WriteTurn.FREE);
  }

  /** For statements, not for transactions. */
  public Connection jdbc() {
    return connection;
  }

  /** Where one writes at a time, waits for those who came before, and keeps those after waiting. */
  public void begin() throws SQLException {
    turn.take();
    begin.run();
  }

  /** What fails leaves a connection that is good for nothing but to be closed. */
  public void commit() throws SQLException {
    commit.run();
    turn.end();
  }

  /** What is not committed is undone. By the thread that has begun it. */
  @Override
  public void close() throws SQLException {
    try {
      connection.close();
    } finally {
      turn.end();
    }
  }
}
