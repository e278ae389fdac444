package dev.fovea.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All rows in one statement, a column an array: PostgreSQL takes longer for a statement than for a
 * row, and longer for each place in one than for the value.
 */
final class ArrayInsert implements BulkInsert {
  private record Values(String type, List<@Nullable Object> list) {
    Object[] array() {
      return list.toArray(type.equals("text") ? new String[0] : new Long[0]);
    }
  }

  private final Connection connection;
  private final PreparedStatement statement;
  private final List<Values> columns;
  private int at;

  ArrayInsert(Connection connection, String table, List<BulkColumn> columns, String conflict)
      throws SQLException {
    this.connection = connection;
    this.statement =
        connection.prepareStatement(
            "insert into %s (%s) select * from unnest(%s) %s"
                .formatted(
                    table,
                    BulkColumn.join(columns, BulkColumn::name),
                    BulkColumn.join(columns, column -> "?::" + column.type() + "[]"),
                    conflict));
    this.columns =
        columns.stream().map(column -> new Values(column.type(), new ArrayList<>())).toList();
  }

  @Override
  public BulkInsert text(String value) {
    return put(value);
  }

  @Override
  public BulkInsert number(long value) {
    return put(value);
  }

  @Override
  public BulkInsert none() {
    return put(null);
  }

  private BulkInsert put(@Nullable Object value) {
    columns.get(at).list.add(value);
    at = (at + 1) % columns.size();
    return this;
  }

  @Override
  public void run() throws SQLException {
    if (columns.getFirst().list.isEmpty()) {
      return;
    }
    for (int i = 0; i < columns.size(); i++) {
      Values column = columns.get(i);
      statement.setArray(i + 1, connection.createArrayOf(column.type, column.array()));
      column.list.clear();
    }
    statement.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
