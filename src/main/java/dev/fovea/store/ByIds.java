package dev.fovea.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A select of rows by a text column, many at once, prepared on one connection. For one thread. */
public abstract sealed class ByIds permits ByPlaces, ByArray {
  /** Takes the row on which the rows stand. */
  @FunctionalInterface
  public interface RowTaker {
    void take(ResultSet row) throws SQLException;
  }

  /**
   * Prepares one for rows as they are.
   *
   * @param select up to the condition, as in {@code select id from t}
   * @param column that of the ids
   */
  public static ByIds reading(Connection connection, String select, String column)
      throws SQLException {
    return of(connection, select + " where " + column, "");
  }

  /**
   * Prepares the same for rows that nobody else may change until the transaction ends; locked one
   * after the other in the order of their ids.
   */
  public static ByIds locking(Connection connection, String select, String column)
      throws SQLException {
    String order = " order by " + column + SqlDialect.of(connection).forUpdate();
    return of(connection, select + " where " + column, order);
  }

  private static ByIds of(Connection connection, String before, String after) throws SQLException {
    return switch (SqlDialect.of(connection)) {
      case SQLITE -> new ByPlaces(connection, before, after);
      case POSTGRESQL -> new ByArray(connection, before, after);
    };
  }

  /**
   * Hands over each row that there is.
   *
   * @param ids without repetition; any number, sorted where rows are to be locked
   */
  public abstract void each(List<String> ids, RowTaker taker) throws SQLException;

  static void take(PreparedStatement select, RowTaker taker) throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        taker.take(rows);
      }
    }
  }
}
