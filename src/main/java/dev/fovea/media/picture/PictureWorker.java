package dev.fovea.media.picture;

import dev.fovea.worker.WorkerLoop;
import java.util.logging.LogManager;

/** The program that a worker of pictures runs. */
public final class PictureWorker {
  private PictureWorker() {}

  /** Answers until standard input ends. */
  public static void main(String[] arguments) {
    // Libraries log what they meet in a file: addresses, names, whole lines of it.
    LogManager.getLogManager().reset();
    WorkerLoop.serve(new PictureTask());
  }
}
