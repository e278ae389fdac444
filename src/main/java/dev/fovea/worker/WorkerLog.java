package dev.fovea.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;

/** Copies what a child says on its standard error to the log, a bounded number of short lines. */
final class WorkerLog {
  private static final System.Logger LOG = System.getLogger(WorkerLog.class.getName());
  private static final int LINES_MAX = 500;

  /** What a line begins with that the operator should see. */
  static final String WARNING = "warning: ";

  /** Of a crash the first lines tell the place; hundreds that follow describe the machine. */
  private static final int CRASH_LINES = 30;

  private static final String CRASH = "# A fatal error has been detected";
  private static final int LINE_MAX = 500;

  private WorkerLog() {}

  static void follow(String name, Process process) {
    Thread.ofPlatform()
        .name("worker-log-" + process.pid())
        .daemon()
        .start(() -> copy(name, process.getErrorStream()));
  }

  /** Reads to the end even when nothing more is logged: a full pipe would stop the child. */
  private static void copy(String name, InputStream in) {
    byte[] line = new byte[LINE_MAX];
    int length = 0;
    int lines = 0;
    int linesMax = LINES_MAX;
    try (in) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b == '\n') {
          String text = new String(line, 0, length, UTF_8);
          if (text.startsWith(CRASH)) {
            linesMax = Math.min(linesMax, lines + CRASH_LINES);
          }
          log(name, text, lines++, linesMax);
          length = 0;
        } else if (length < LINE_MAX && b >= ' ') {
          line[length++] = (byte) b;
        }
      }
    } catch (IOException _) {
      // The child has ended.
    }
  }

  private static void log(String name, String line, int number, int numberMax) {
    boolean warning = line.startsWith(WARNING);
    if (number < numberMax) {
      LOG.log(
          warning ? System.Logger.Level.WARNING : System.Logger.Level.INFO,
          "worker {0}: {1}",
          name,
          warning ? line.substring(WARNING.length()) : line);
    } else if (number == numberMax) {
      LOG.log(System.Logger.Level.WARNING, "worker {0} says too much; the rest is dropped", name);
    }
  }
}
