package dev.fovea.store;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;

/** What a fault of the database says about what to do next. */
public enum StoreFault {
  /** The connection is gone, or the transaction lost a race: another attempt may work at once. */
  BROKEN,

  /** The database takes too long, is full, locked or read-only: a thing that time may heal. */
  AWAY,

  /** The database is well and does not want this: a constraint, a value. It never will. */
  REFUSED;

  /** Causes nest a few levels; a circle of causes must not hang anybody. */
  private static final int CAUSES_MAX = 16;

  private static final int SQLITE_CONSTRAINT = 19;

  public static StoreFault of(SQLException fault) {
    // SQLite's driver gives codes instead of states.
    String state = fault.getSQLState();
    if (state == null) {
      return fault.getErrorCode() == SQLITE_CONSTRAINT ? REFUSED : AWAY;
    }
    if (hasCause(fault, SocketTimeoutException.class)) {
      return AWAY;
    }
    return switch (state.substring(0, Math.min(2, state.length()))) {
      case "22", "23" -> REFUSED;
      case "08", "40" -> BROKEN;
      case "57" -> state.startsWith("57P") ? BROKEN : AWAY;
      default -> hasCause(fault, IOException.class) ? BROKEN : AWAY;
    };
  }

  private static boolean hasCause(Throwable fault, Class<? extends Throwable> type) {
    Throwable at = fault;
    for (int i = 0; i < CAUSES_MAX && at != null; i++) {
      if (type.isInstance(at)) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }
}
