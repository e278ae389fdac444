package dev.fovea.media.fetch;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * How many fetches run at once, in all and for one account, and the line before them. First come,
 * first served, but an account that is at its limit lets others pass, and never fills more than
 * half of the line. Safe for use by many threads.
 */
final class FetchSlots {
  private static final int RETRY_SECONDS = 2;

  private final int most;
  private final int mostOfAccount;
  private final int queue;
  private final Map<String, Integer> running = new HashMap<>();
  private final Deque<Turn> line = new ArrayDeque<>();
  private int all;

  FetchSlots(FetchLimits limits) {
    this.most = limits.concurrency();
    this.mostOfAccount = limits.accountConcurrency();
    this.queue = limits.queue();
  }

  /** Somebody in the line. */
  private record Turn(String account, CompletableFuture<Slot> come) {}

  /**
   * Waits for a turn. Close it as soon as the fetch is done.
   *
   * @throws FailureException {@link Failure.Overloaded} when the line is full or the turn does not
   *     come in time, {@link Failure.ClientGone} when nobody wants the file any more
   */
  Slot enter(String account, Patience patience) {
    Turn turn = queue(account);
    try {
      return patience.await(turn.come);
    } catch (TimeoutException | ExecutionException e) {
      leave(turn);
      throw new FailureException(overloaded(), e);
    } catch (FailureException gone) {
      leave(turn);
      throw gone;
    }
  }

  private synchronized Turn queue(String account) {
    var turn = new Turn(account, new CompletableFuture<>());
    if (isFree(account)) {
      admit(turn);
      return turn;
    }
    long ofAccount = line.stream().filter(other -> other.account.equals(account)).count();
    if (line.size() >= queue || ofAccount >= Math.ceilDiv(queue, 2)) {
      throw new FailureException(overloaded());
    }
    line.add(turn);
    return turn;
  }

  private boolean isFree(String account) {
    return all < most && running.getOrDefault(account, 0) < mostOfAccount;
  }

  private void admit(Turn turn) {
    all++;
    running.merge(turn.account, 1, Integer::sum);
    turn.come.complete(new Slot(turn.account));
  }

  /** Stops waiting; a turn that has come meanwhile is for the next. */
  private synchronized void leave(Turn turn) {
    if (!line.remove(turn)) {
      turn.come.join().close();
    }
  }

  private synchronized void free(String account) {
    all--;
    running.computeIfPresent(account, (_, count) -> count == 1 ? null : count - 1);
    for (Iterator<Turn> waiting = line.iterator(); all < most && waiting.hasNext(); ) {
      Turn next = waiting.next();
      if (isFree(next.account)) {
        waiting.remove();
        admit(next);
      }
    }
  }

  private static Failure overloaded() {
    return new Failure.Overloaded(
        "Too many files are being fetched from URLs right now.", RETRY_SECONDS);
  }

  /** The right to fetch. */
  final class Slot implements AutoCloseable {
    private final String account;

    private Slot(String account) {
      this.account = account;
    }

    @Override
    public void close() {
      free(account);
    }
  }
}
