package dev.fovea.media.fetch;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.worker.Cancel;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long a fetch may still take, and whether anybody still wants it. */
final class Patience {
  private final long end;
  private final Cancel cancel;

  Patience(Duration most, Cancel cancel) {
    this.end = System.nanoTime() + most.toNanos();
    this.cancel = cancel;
  }

  /** The same, but not for longer than {@code most} from now on. */
  Patience within(Duration most) {
    return new Patience(Duration.ofNanos(Math.min(most.toNanos(), left())), cancel);
  }

  /** Nanoseconds, 0 at least. */
  long left() {
    return Math.max(0, end - System.nanoTime());
  }

  /**
   * Waits for something on the calling virtual thread.
   *
   * @throws TimeoutException when it does not come in time
   * @throws ExecutionException when it fails; the cause is its own
   * @throws FailureException {@link Failure.ClientGone} when nobody wants it any more
   */
  <T> T await(CompletionStage<T> stage) throws TimeoutException, ExecutionException {
    CompletableFuture<T> mine = stage.toCompletableFuture().copy();
    cancel.then(() -> mine.cancel(false));
    try {
      return mine.get(left(), TimeUnit.NANOSECONDS);
    } catch (CancellationException gone) {
      throw new FailureException(new Failure.ClientGone(), gone);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException(new Failure.ClientGone(), e);
    }
  }
}
