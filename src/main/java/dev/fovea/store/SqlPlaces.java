package dev.fovea.store;

import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Takes every {@code ?} of a statement for a place to bind to, so our SQL has none in its literals.
 * The library's own parsers load a generated grammar at first use, 100 ms of a start.
 */
final class SqlPlaces implements SqlParser {
  @Override
  public ParsedSql parse(String sql, StatementContext context) {
    ParsedSql.Builder parsed = ParsedSql.builder();
    int from = 0;
    for (int at = sql.indexOf('?'); at >= 0; at = sql.indexOf('?', from)) {
      parsed.append(sql.substring(from, at)).appendPositionalParameter();
      from = at + 1;
    }
    return parsed.append(sql.substring(from)).build();
  }

  @Override
  public String nameParameter(String name, StatementContext context) {
    throw new UnsupportedOperationException("bind by position: " + name);
  }
}
