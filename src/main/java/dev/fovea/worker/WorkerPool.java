package dev.fovea.worker;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The children of one kind, and the line before them.
 *
 * <p>A run needs a permit; there are as many as children. Who finds none waits in a bounded line
 * for a bounded time, and is told {@link Failure.Overloaded} beyond either. Children are started by
 * the first run that needs them, or by {@link #warm}, and let go when they have been idle. Safe for
 * use by many threads; callers block, so they are virtual threads.
 */
public final class WorkerPool implements AutoCloseable {
  /** A server that starts needs the processors for itself; who comes before that starts a child. */
  private static final Duration WARM_DELAY = Duration.ofSeconds(2);

  /** More processor time than any run has. */
  static final Duration UNLIMITED = Duration.ofDays(1);

  private final Launch launch;
  private final WorkerSettings settings;
  private final ScheduledThreadPoolExecutor clock;
  private final List<WorkerSlot> slots = new ArrayList<>();
  private final Deque<WorkerSlot> free = new ArrayDeque<>();
  private final Deque<CompletableFuture<WorkerSlot>> line = new ArrayDeque<>();
  private volatile boolean warm;

  /** Starts nothing yet. */
  public WorkerPool(Launch launch, WorkerSettings settings) {
    this.launch = launch;
    this.settings = settings;
    this.clock =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().name("worker-clock-" + launch.name()).daemon().factory(),
            new DiscardPolicy()); // when it is closed, nothing is to come any more
    clock.setRemoveOnCancelPolicy(true);
    var starts = new StartLimit(System::nanoTime);
    for (int i = 0; i < settings.count(); i++) {
      slots.add(new WorkerSlot(launch, settings, starts, clock, () -> warm));
    }
    free.addAll(slots);
  }

  /**
   * Has one child start in the background, two seconds from now, and from now on another in the
   * place of one that dies, so that no run waits for it. Returns at once.
   */
  public void warm() {
    warm = true;
    var _ = clock.schedule(this::warmOne, WARM_DELAY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void warmOne() {
    if (!free.isEmpty()) {
      var _ = Thread.startVirtualThread(free.getFirst()::warm);
    }
  }

  /**
   * Waits for a permit. Close it as soon as the runs are done.
   *
   * @throws FailureException of {@link Failure.Overloaded} when the line is full or does not move,
   *     of {@link Failure.ClientGone} when {@code cancel} is asked for meanwhile
   */
  public Permit enter(Cancel cancel) {
    CompletableFuture<WorkerSlot> turn = queue();
    cancel.then(() -> turn.cancel(false));
    try {
      return new Permit(turn.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS), cancel);
    } catch (TimeoutException e) {
      if (turn.cancel(false)) {
        throw new FailureException(overloaded(), e);
      }
      return new Permit(turn.join(), cancel);
    } catch (CancellationException | ExecutionException e) {
      throw new FailureException(new Failure.ClientGone(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      if (!turn.cancel(false)) {
        leave(turn.join());
      }
      throw new FailureException(new Failure.ClientGone(), e);
    }
  }

  private synchronized CompletableFuture<WorkerSlot> queue() {
    if (!free.isEmpty()) {
      return CompletableFuture.completedFuture(free.pop());
    }
    line.removeIf(CompletableFuture::isDone);
    if (line.size() >= settings.queue()) {
      throw new FailureException(overloaded());
    }
    var turn = new CompletableFuture<WorkerSlot>();
    line.add(turn);
    return turn;
  }

  private void leave(WorkerSlot slot) {
    slot.rest();
    pass(slot);
  }

  /** To the next in line who is still there. */
  private synchronized void pass(WorkerSlot slot) {
    while (!line.isEmpty()) {
      if (line.pop().complete(slot)) {
        return;
      }
    }
    // The one used last comes first, so that the others may fall asleep.
    free.push(slot);
  }

  private Failure overloaded() {
    return new Failure.Overloaded(
        "All workers '%s' are busy and the line before them is full.".formatted(launch.name()), 2);
  }

  /** Ends the children and waits for them, a second or two at most; runs in progress fail. */
  @Override
  public void close() {
    slots.forEach(WorkerSlot::close);
    clock.shutdownNow();
  }

  /** The right to use one child. For one thread. */
  public final class Permit implements AutoCloseable {
    private final WorkerSlot slot;
    private final Cancel cancel;

    private Permit(WorkerSlot slot, Cancel cancel) {
      this.slot = slot;
      this.cancel = cancel;
    }

    /**
     * Waits until there is a child that takes requests, which {@link #run} would do as well: so
     * that a child which does not start is told from one that its request has killed.
     *
     * @throws WorkerException when the child does not start, or not in time
     * @throws FailureException of {@link Failure.Overloaded} while a child that keeps dying is not
     *     started; of {@link Failure.ClientGone}
     */
    public void ready() {
      var _ = slot.ready(cancel);
    }

    /**
     * Has one request answered, within the time that the settings give; the pieces of {@code
     * request} are sent one after the other.
     *
     * <p>When the client leaves, the child is told to stop, and is killed after 0.8 s if it does
     * not: either way this returns or throws within a second.
     *
     * @param request backed by arrays
     * @param items takes each item as it comes, on the calling thread; the child waits for it
     * @throws WorkerException when the child crashes, throws, breaks a cap or cannot be started
     * @throws FailureException of {@link Failure.Overloaded} while a child that keeps dying is not
     *     started; of {@link Failure.ClientGone}
     */
    public void run(List<ByteBuffer> request, Consumer<byte[]> items) {
      run(request, items, UNLIMITED);
    }

    /**
     * The same, by a child that may use {@code work} of processor time for each item: a busy
     * machine makes a run longer, not larger. It is known where the system tells it, as Linux,
     * macOS and Windows do.
     */
    public void run(List<ByteBuffer> request, Consumer<byte[]> items, Duration work) {
      slot.run(request, items, cancel, work);
    }

    @Override
    public void close() {
      leave(slot);
    }
  }
}
