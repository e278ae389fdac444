package dev.fovea.error;

import org.jspecify.annotations.Nullable;

/**
 * Carries a {@link Failure} to the edge. No stack trace: a failure is an answer, not a fault of the
 * program.
 */
public class FailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  public FailureException(Failure failure) {
    this(failure, null);
  }

  /** With the {@code cause} that the log should show. */
  public FailureException(Failure failure, @Nullable Throwable cause) {
    super(failure.message(), cause, false, false);
    this.failure = failure;
  }

  public final Failure failure() {
    return failure;
  }
}
