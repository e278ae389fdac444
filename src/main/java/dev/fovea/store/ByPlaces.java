package dev.fovea.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/**
 * A place for each id. The list of places has one of a few lengths, the last id repeated to fill
 * it, so that a handful of statements stays prepared.
 */
final class ByPlaces extends ByIds {
  private static final int[] LENGTHS = {1, 8, 64, 512};

  private final PreparedStatement[] statements = new PreparedStatement[LENGTHS.length];

  ByPlaces(Connection connection, String before, String after) throws SQLException {
    for (int i = 0; i < LENGTHS.length; i++) {
      String places = String.join(", ", Collections.nCopies(LENGTHS[i], "?"));
      statements[i] = connection.prepareStatement(before + " in (" + places + ")" + after);
    }
  }

  @Override
  public void each(List<String> ids, RowTaker taker) throws SQLException {
    int longest = LENGTHS[LENGTHS.length - 1];
    for (int from = 0; from < ids.size(); from += longest) {
      select(ids.subList(from, Math.min(ids.size(), from + longest)), taker);
    }
  }

  private void select(List<String> ids, RowTaker taker) throws SQLException {
    int at = 0;
    while (LENGTHS[at] < ids.size()) {
      at++;
    }
    for (int i = 0; i < LENGTHS[at]; i++) {
      statements[at].setString(i + 1, ids.get(Math.min(i, ids.size() - 1)));
    }
    take(statements[at], taker);
  }
}
