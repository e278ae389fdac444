package dev.fovea.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * An insert of many rows at once, prepared on one connection. Values come in the order of the
 * columns; a row is whole with its last one. For one thread.
 */
public interface BulkInsert extends AutoCloseable {
  /**
   * Prepares one for a table.
   *
   * @param table its name
   * @param columns names and types as a migration has them: {@code "id text, nano bigint"}
   * @param conflict what follows the values, as in {@code on conflict (id) do nothing}, or nothing;
   *     without it a row that is there already is an error
   */
  static BulkInsert prepare(Connection connection, String table, String columns, String conflict)
      throws SQLException {
    return switch (SqlDialect.of(connection)) {
      case SQLITE -> new RowInsert(connection, table, BulkColumn.list(columns), conflict);
      case POSTGRESQL -> new ArrayInsert(connection, table, BulkColumn.list(columns), conflict);
    };
  }

  BulkInsert text(String value) throws SQLException;

  BulkInsert number(long value) throws SQLException;

  /** A column without a value. */
  BulkInsert none() throws SQLException;

  /** Inserts the rows that have come since the last run, if any; committing is the caller's. */
  void run() throws SQLException;

  @Override
  void close() throws SQLException;
}
