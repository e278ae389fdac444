package dev.fovea.store;

import java.nio.file.Path;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in one sentence why the database did not open. */
final class OpenFault {
  /**
   * Causes nest a few levels (pool, migration, driver); a circle of causes must not hang a start.
   */
  private static final int CAUSES_MAX = 16;

  private OpenFault() {}

  static StoreException ofUrl(Exception cause) {
    return new StoreException(
        "The database of the setting 'database' cannot be opened. Only SQLite's driver is brought"
            + " along; leave the setting empty to use the data folder.",
        cause);
  }

  static StoreException ofFolder(Path folder, Exception cause) {
    return new StoreException(DataFolder.refusal(folder, reason(folder, cause)), cause);
  }

  private static String reason(Path folder, Exception cause) {
    Throwable at = cause;
    for (int i = 0; i < CAUSES_MAX && at != null; i++) {
      if (at instanceof SQLiteException fault) {
        return reason(folder, fault.getResultCode());
      }
      at = at.getCause();
    }
    return String.valueOf(cause.getMessage());
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
