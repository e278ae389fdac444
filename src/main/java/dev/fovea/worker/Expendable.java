package dev.fovea.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the machine, or the container, runs out of memory the kernel ends a process: let it be a
 * worker, which is replaced, rather than the server, which many wait for.
 */
final class Expendable {
  private static final Path SCORE = Path.of("/proc/self/oom_score_adj");

  /** Before every process that has not said so itself. */
  private static final String FIRST = "1000";

  private Expendable() {}

  /** Says so of this process and those that it becomes; nothing happens on other systems. */
  static void declare() {
    try {
      if (Files.isWritable(SCORE)) {
        Files.writeString(SCORE, FIRST);
      }
    } catch (IOException _) {
      // Then the kernel chooses by size, as it does without us.
    }
  }
}
