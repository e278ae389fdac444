package dev.fovea.engine.inspect.picture;

import dev.fovea.worker.WorkerLoop;
import java.nio.file.Path;
import java.util.logging.LogManager;

/** The program that a worker of {@code fovea/inspect} runs: {@code [folder with models]}. */
public final class InspectWorker {
  private InspectWorker() {}

  /** Answers until standard input ends. */
  public static void main(String[] arguments) {
    // Libraries log what they meet in a file: addresses, names, whole lines of it.
    LogManager.getLogManager().reset();
    WorkerLoop.serve(
        arguments.length == 0
            ? InspectTask.withOwnModels()
            : InspectTask.withModelsIn(Path.of(arguments[0])));
  }
}
