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

  private FailClosed(DataSource pool) {
    this.pool = pool;
  }

  static Jdbi jdbi(DataSource pool) {
    var closed = new FailClosed(pool);
    return Jdbi.create(closed).setHandleCallbackDecorator(closed);
  }

  @Override
  public Connection openConnection() {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      throw unavailable(e);
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
