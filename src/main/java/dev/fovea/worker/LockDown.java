package dev.fovea.worker;

import dev.fovea.worker.confine.Confinement;
import dev.fovea.worker.confine.Mode;
import java.util.List;
import java.util.Optional;

/** Confines a child between its preparation and its first request, as its server asked it to. */
final class LockDown {
  private static final String MODE = "fovea.worker.confine";
  private static final String MEMORY = "fovea.worker.memory";

  /** Reserved but never touched: stacks of threads, code, metadata of classes. */
  static final long UNTOUCHED_BYTES = 512L << 20;

  private LockDown() {}

  /** The flags that tell a child what is asked of it. */
  static List<String> flags(WorkerSettings settings) {
    long memory = settings.residentBytes() + UNTOUCHED_BYTES;
    return List.of("-D%s=%s".formatted(MODE, settings.confine()), "-D" + MEMORY + "=" + memory);
  }

  /** Called by the main thread before it starts others, which inherit what binds it. */
  static void apply(Task task) {
    Mode mode = Mode.valueOf(System.getProperty(MODE, Mode.OFF.name()));
    if (mode == Mode.OFF) {
      return;
    }
    // Later nobody here could remove it; what was loaded from it stays loaded.
    WorkerFolder.deleteOwn();
    Optional<String> lack = Confinement.enter(task.reads(), Long.getLong(MEMORY, Long.MAX_VALUE));
    if (lack.isPresent()) {
      System.err.println(WorkerLog.WARNING + "not fully confined: " + lack.get());
      if (mode == Mode.REQUIRED) {
        Runtime.getRuntime().halt(WorkerLoop.NOT_CONFINED);
      }
    }
  }
}
