package dev.fovea.media.picture;

import dev.fovea.worker.WorkerLoop;

/** The program that a worker of pictures runs. */
public final class PictureWorker {
  private PictureWorker() {}

  /** Answers until standard input ends. */
  public static void main(String[] arguments) {
    WorkerLoop.serve(new PictureTask());
  }
}
