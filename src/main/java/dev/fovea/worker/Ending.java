package dev.fovea.worker;

/** Why a child ended that nobody asked to, as its exit status tells. */
final class Ending {
  /** A process that a signal ended has 128 and the signal's number as its status. */
  private static final int BAD_SYSTEM_CALL = 128 + 31;

  private Ending() {}

  static WorkerException of(int status, String name, WorkerSettings settings) {
    return switch (status) {
      case WorkerLoop.OUT_OF_MEMORY ->
          new WorkerException(
              WorkerFault.TOO_MUCH_MEMORY,
              "The worker '%s' ran out of heap; send a smaller picture, or raise '%s.heap'."
                  .formatted(name, settings.prefix()));
      case WorkerLoop.NOT_CONFINED ->
          new WorkerException(
              WorkerFault.NOT_STARTED,
              "The worker '%s' cannot be confined here, as 'worker.confine' requires."
                  .formatted(name));
      case WorkerLoop.NOT_PREPARED ->
          new WorkerException(
              WorkerFault.NOT_STARTED,
              "The worker '%s' cannot start; the log says why.".formatted(name));
      default ->
          new WorkerException(
              WorkerFault.CRASHED,
              "The worker '%s' stopped unexpectedly. The next request gets a fresh one."
                  .formatted(name));
    };
  }

  /** For the log. */
  static String words(int status) {
    return status == BAD_SYSTEM_CALL ? "a system call that it may not make" : "status " + status;
  }
}
