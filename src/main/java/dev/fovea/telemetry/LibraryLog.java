package dev.fovea.telemetry;

import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Brings what libraries and the program itself log into the one log. */
public final class LibraryLog extends Handler {
  private final Log log;
  private final SimpleFormatter formatter = new SimpleFormatter();

  private LibraryLog(Log log) {
    this.log = log;
  }

  /** Takes the place of the handlers that the JDK sets up. */
  public static void installTo(Log log) {
    LogManager.getLogManager().reset();
    Logger.getLogger("").addHandler(new LibraryLog(log));
  }

  @Override
  public void publish(LogRecord entry) {
    String message = formatter.formatMessage(entry);
    Throwable thrown = entry.getThrown();
    Map<String, Object> fields =
        thrown == null
            ? Map.of("logger", String.valueOf(entry.getLoggerName()))
            : Map.of("logger", String.valueOf(entry.getLoggerName()), "cause", trace(thrown));
    log.add(entry.getLevel().getName(), message, fields);
  }

  /**
   * The exception with where it came from, but not with what a library put in its message about the
   * input.
   */
  private static String trace(Throwable thrown) {
    var text = new StringBuilder(thrown.getClass().getName());
    StackTraceElement[] stack = thrown.getStackTrace();
    for (int i = 0; i < Math.min(stack.length, 12); i++) {
      text.append(" < ").append(stack[i]);
    }
    return text.toString();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
