package dev.fovea.worker;

/** What a child did that ended its run. */
public enum WorkerFault {
  /** It ended by itself, by a signal or by a system call that it may not make. */
  CRASHED,
  /** Its task threw something; the child lives on. */
  THREW,
  TOO_SLOW,
  /** More heap, or more memory altogether, than it may have. */
  TOO_MUCH_MEMORY,
  TOO_MUCH_OUTPUT,
  /** It could not be started, or not be confined: no request's doing. */
  NOT_STARTED;

  /** Whether the request is to blame rather than the machine; so a retry elsewhere is no use. */
  public boolean ofRequest() {
    return this != NOT_STARTED;
  }
}
