package dev.fovea.store;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;

/** What a fault of the database says about what to do next. */
public enum StoreFault {
  /** The connection is gone, or the transaction lost a race: another attempt may work at once. */
  BROKEN,

  /** The database takes too long, is full, locked or read-only: a thing that time may heal. */
  AWAY,

  /** The database is well and does not want these values: a constraint. It never will. */
  REFUSED,

  /** It does not know what is asked of it: a fault of the program, or of the schema. */
  MISTAKEN;

  /** Causes nest a few levels; a circle of causes must not hang anybody. */
  private static final int CAUSES_MAX = 16;

  public static StoreFault of(SQLException fault) {
    String state = fault.getSQLState();
    if (state == null) {
      return ofSqlite(fault.getErrorCode());
    }
    if (cause(fault, SocketTimeoutException.class).isPresent()) {
      return AWAY;
    }
    return switch (state.substring(0, Math.min(2, state.length()))) {
      case "22", "23" -> REFUSED;
      case "42" -> MISTAKEN;
      case "08", "40" -> BROKEN;
      case "57" -> state.startsWith("57P") ? BROKEN : AWAY;
      default -> cause(fault, IOException.class).isPresent() ? BROKEN : AWAY;
    };
  }

  /** Its driver gives codes instead of states. */
  private static StoreFault ofSqlite(int code) {
    return switch (SQLiteErrorCode.getErrorCode(code & 0xff)) {
      case SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_TOOBIG -> REFUSED;
      case SQLITE_ERROR, SQLITE_MISUSE, SQLITE_RANGE -> MISTAKEN;
      default -> AWAY;
    };
  }

  static <T extends Throwable> Optional<T> cause(Throwable fault, Class<T> type) {
    Optional<Throwable> at = Optional.of(fault);
    for (int i = 0; i < CAUSES_MAX && at.isPresent(); i++) {
      if (type.isInstance(at.get())) {
        return at.map(type::cast);
      }
      at = at.map(Throwable::getCause);
    }
    return Optional.empty();
  }
}
