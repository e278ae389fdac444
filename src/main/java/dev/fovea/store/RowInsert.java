package dev.fovea.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/** One row after the other: where the database lives in this process, a statement costs little. */
final class RowInsert implements BulkInsert {
  private final PreparedStatement statement;
  private final int width;
  private int at;
  private boolean some;

  RowInsert(Connection connection, String table, List<BulkColumn> columns, String conflict)
      throws SQLException {
    this.statement =
        connection.prepareStatement(
            "insert into %s (%s) values (%s) %s"
                .formatted(
                    table,
                    BulkColumn.join(columns, BulkColumn::name),
                    BulkColumn.join(columns, _ -> "?"),
                    conflict));
    this.width = columns.size();
  }

  @Override
  public BulkInsert text(String value) throws SQLException {
    statement.setString(++at, value);
    return next();
  }

  @Override
  public BulkInsert number(long value) throws SQLException {
    statement.setLong(++at, value);
    return next();
  }

  @Override
  public BulkInsert none() throws SQLException {
    statement.setNull(++at, Types.NULL);
    return next();
  }

  private BulkInsert next() throws SQLException {
    if (at == width) {
      statement.addBatch();
      some = true;
      at = 0;
    }
    return this;
  }

  @Override
  public void run() throws SQLException {
    if (some) {
      statement.executeBatch();
      some = false;
    }
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
