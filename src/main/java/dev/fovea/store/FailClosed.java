package dev.fovea.store;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleCallbackDecorator;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * What every room meets when the database is away: {@code StoreUnavailable}, which a client gets as
 * 503. Nobody is let in, and nothing allowed, because nobody could be asked.
 */
final class FailClosed implements ConnectionFactory, HandleCallbackDecorator {
  private static final int RETRY_AFTER_SECONDS = 5;

  private final DataSource pool;
  private final WriteTurn turn;

  private FailClosed(DataSource pool, WriteTurn turn) {
    this.pool = pool;
    this.turn = turn;
  }

  /**
   * @param turn what whoever takes a connection waits for, and ends when it is given back
   */
  static Jdbi jdbi(DataSource pool, WriteTurn turn) {
    var closed = new FailClosed(pool, turn);
    return Jdbi.create(closed).setHandleCallbackDecorator(closed);
  }

  /** Who stands in line takes no connection from those who read. */
  @Override
  public Connection openConnection() {
    boolean opened = false;
    try {
      turn.take();
      Connection connection = pool.getConnection();
      opened = true;
      return connection;
    } catch (SQLException e) {
      throw unavailable(e);
    } finally {
      if (!opened) {
        turn.end();
      }
    }
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    try {
      connection.close();
    } finally {
      turn.end();
    }
  }

  @Override
  public <R, X extends Exception> HandleCallback<R, X> decorate(HandleCallback<R, X> callback) {
    return handle -> {
      try {
        return callback.withHandle(handle);
      } catch (JdbiException e) {
        throw isAway(e) ? unavailable(e) : e;
      }
    };
  }

  private static boolean isAway(JdbiException fault) {
    return StoreFault.cause(fault, SQLException.class)
        .map(StoreFault::of)
        .filter(kind -> kind == StoreFault.AWAY || kind == StoreFault.BROKEN)
        .isPresent();
  }

  private static FailureException unavailable(Exception cause) {
    return new FailureException(new Failure.StoreUnavailable(RETRY_AFTER_SECONDS), cause);
  }
}
