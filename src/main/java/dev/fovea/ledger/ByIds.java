package dev.fovea.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/**
 * A select of rows by a text column, many at once. Its list of places has one of a few lengths, the
 * last value repeated to fill it, so that a handful of statements stays prepared on any database.
 */
final class ByIds {
  private static final int[] LENGTHS = {1, 8, 64, 512};

  /** Takes the row on which the rows stand. */
  interface RowTaker {
    void take(ResultSet row) throws SQLException;
  }

  private final PreparedStatement[] statements = new PreparedStatement[LENGTHS.length];

  /**
   * @param before the select up to the list, as in {@code select id from t where id in}
   * @param after what follows the list
   */
  ByIds(Connection connection, String before, String after) throws SQLException {
    for (int i = 0; i < LENGTHS.length; i++) {
      String places = String.join(", ", Collections.nCopies(LENGTHS[i], "?"));
      statements[i] = connection.prepareStatement(before + " (" + places + ")" + after);
    }
  }

  /**
   * @param values without repetition, and sorted where the order of locks matters
   */
  void each(List<String> values, RowTaker taker) throws SQLException {
    int longest = LENGTHS[LENGTHS.length - 1];
    for (int from = 0; from < values.size(); from += longest) {
      select(values.subList(from, Math.min(values.size(), from + longest)), taker);
    }
  }

  private void select(List<String> values, RowTaker taker) throws SQLException {
    int at = 0;
    while (LENGTHS[at] < values.size()) {
      at++;
    }
    for (int i = 0; i < LENGTHS[at]; i++) {
      statements[at].setString(i + 1, values.get(Math.min(i, values.size() - 1)));
    }
    try (ResultSet rows = statements[at].executeQuery()) {
      while (rows.next()) {
        taker.take(rows);
      }
    }
  }
}
