package dev.fovea.engine.inspect.picture;

import dev.fovea.worker.WorkerLoop;
import java.nio.file.Path;

/** The program that a worker of {@code fovea/inspect} runs: {@code [folder with models]}. */
public final class InspectWorker {
  private InspectWorker() {}

  /** Answers until standard input ends. */
  public static void main(String[] arguments) {
    WorkerLoop.serve(
        arguments.length == 0
            ? InspectTask.withOwnModels()
            : InspectTask.withModelsIn(Path.of(arguments[0])));
  }
}
