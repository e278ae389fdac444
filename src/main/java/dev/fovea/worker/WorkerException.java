package dev.fovea.worker;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;

/**
 * A run that ended for what its child did. Whoever knows better than {@link #failure} what that
 * means to a client, such as a picture that cannot be decoded, catches this and says so.
 */
public final class WorkerException extends FailureException {
  private static final long serialVersionUID = 1L;

  private final WorkerFault fault;

  WorkerException(WorkerFault fault, Failure failure) {
    super(failure);
    this.fault = fault;
  }

  WorkerException(WorkerFault fault, String message) {
    this(fault, new Failure.UpstreamFailed(message));
  }

  WorkerException(WorkerFault fault, String message, Throwable cause) {
    super(new Failure.UpstreamFailed(message), cause);
    this.fault = fault;
  }

  public WorkerFault fault() {
    return fault;
  }
}
