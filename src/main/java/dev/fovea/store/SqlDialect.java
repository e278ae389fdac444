package dev.fovea.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** In what the SQL of the databases differs; all else is the same. */
enum SqlDialect {
  /** One writer at a time: whoever has begun to write has locked everything. */
  SQLITE,

  POSTGRESQL;

  static SqlDialect of(Connection connection) throws SQLException {
    return valueOf(connection.getMetaData().getDatabaseProductName().toUpperCase(Locale.ROOT));
  }

  /** The end of a select whose rows nobody else may change until the transaction ends. */
  String forUpdate() {
    return this == POSTGRESQL ? " for update" : "";
  }
}
