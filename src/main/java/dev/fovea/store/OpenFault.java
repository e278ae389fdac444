package dev.fovea.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in one sentence why the database did not open. */
final class OpenFault {
  private OpenFault() {}

  static StoreException ofUrl(Exception cause) {
    return new StoreException(
        "The setting 'database' is no address of a database. It looks like"
            + " postgresql://user:password@host:5432/database; leave it empty to use SQLite in the"
            + " data folder.",
        cause);
  }

  static StoreException ofServer(Database database, Exception cause) {
    String reason =
        StoreFault.cause(cause, SQLException.class)
            .map(SQLException::getMessage)
            .orElse(String.valueOf(cause.getMessage()));
    return new StoreException(
        "The database %s cannot be opened: %s. It is named by FOVEA_DATABASE or the setting 'database'."
            .formatted(database, reason.replaceAll("\\s+", " ").replaceFirst("\\.$", "")),
        cause);
  }

  static StoreException ofFolder(Path folder, Exception cause) {
    return new StoreException(DataFolder.refusal(folder, reason(folder, cause)), cause);
  }

  private static String reason(Path folder, Exception cause) {
    return StoreFault.cause(cause, SQLiteException.class)
        .map(fault -> reason(folder, fault.getResultCode()))
        .orElse(String.valueOf(cause.getMessage()));
  }

  private static String reason(Path folder, SQLiteErrorCode code) {
    return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
      case SQLITE_NOTADB, SQLITE_CORRUPT ->
          "%s is damaged or no database; move it away to begin anew, or restore a backup"
              .formatted(folder.resolve("fovea.db"));
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN -> "it is read-only";
      case SQLITE_FULL -> "the disk is full";
      case SQLITE_BUSY, SQLITE_LOCKED -> "another process holds the database locked";
      default -> "the database says " + code.message;
    };
  }
}
