package dev.fovea.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** All ids in one value. */
final class ByArray extends ByIds {
  private final Connection connection;
  private final PreparedStatement statement;

  ByArray(Connection connection, String before, String after) throws SQLException {
    this.connection = connection;
    this.statement = connection.prepareStatement(before + " = any(?)" + after);
  }

  @Override
  public void each(List<String> ids, RowTaker taker) throws SQLException {
    if (!ids.isEmpty()) {
      statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
      take(statement, taker);
    }
  }
}
