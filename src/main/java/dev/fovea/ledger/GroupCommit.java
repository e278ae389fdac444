package dev.fovea.ledger;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.ledger.Operation.Release;
import dev.fovea.ledger.Operation.Reserve;
import dev.fovea.ledger.Operation.Settle;
import dev.fovea.ledger.Transfer.State;
import dev.fovea.store.StoreFault;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Puts operations into the books. One thread takes what has gathered while it wrote the last, and
 * writes it in one transaction: the more come at once, the less each costs. Safe for use by many
 * threads.
 *
 * <p>When the database is away, holds fail and charges go to the journal, which is replayed when it
 * is back. Repeating is harmless: the id of an operation says whether it was done.
 */
final class GroupCommit implements AutoCloseable {
  private static final Logger LOG = System.getLogger(GroupCommit.class.getName());

  /** Some tenths of a second of work; who comes after that is told to come back. */
  static final int WAITING_MAX = 8192;

  /** More share a commit hardly cheaper, and keep others from the rows for longer. */
  static final int BATCH_MAX = 1024;

  /** How long a batch may take before those who wait for it are told that the database is away. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final long IDLE_MILLIS = 200;
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final Duration CLOSING_MAX = Duration.ofSeconds(20);

  private record Work(List<Pending> batch, long sinceNanos) {
    static final Work NONE = new Work(List.of(), 0);
  }

  private final BlockingQueue<Pending> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final Commits commits;
  private final Outage outage;
  private final Thread writer;
  private volatile Work work = Work.NONE;
  private volatile boolean open = true;
  private long triedNanos = System.nanoTime() - RETRY_NANOS;

  GroupCommit(Commits commits, Outage outage) {
    this.commits = commits;
    this.outage = outage;
    this.writer = Thread.ofPlatform().name("ledger").daemon().start(this::run);
  }

  /**
   * Does an operation and waits for its commit.
   *
   * @throws FailureException {@code StoreUnavailable} when the database is away, {@code Overloaded}
   *     when too many wait
   */
  Verdict submit(Operation operation) {
    if (!open) {
      throw Outage.failure();
    }
    outage.refuse();
    var pending = new Pending(operation);
    if (!waiting.offer(pending)) {
      throw new FailureException(
          new Failure.Overloaded("The ledger has more to write than it can. Try again.", 1));
    }
    return pending.await();
  }

  /**
   * Does an operation that must not be lost: in the books, or in the journal while they cannot be
   * had.
   *
   * @throws FailureException {@code StoreUnavailable} when not even the journal takes it
   */
  Verdict resolve(Operation operation) {
    if (outage.keepsWhileAway(operation)) {
      return Verdict.of(TransferResult.KEPT);
    }
    var pending = new Pending(operation);
    if (open && waiting.offer(pending)) {
      return pending.await();
    }
    if (!outage.keep(List.of(operation))) {
      throw Outage.failure();
    }
    return Verdict.of(TransferResult.KEPT);
  }

  /** Tells those who have waited too long; called by a clock of its own. */
  void loseHeart() {
    Work slow = work;
    if (slow.batch.isEmpty() || System.nanoTime() - slow.sinceNanos < PATIENCE.toNanos()) {
      return;
    }
    outage.begin(new SQLException("no answer within " + PATIENCE));
    giveUp(slow.batch, true);
    giveUpWaiting();
  }

  private void giveUpWaiting() {
    List<Pending> behind = new ArrayList<>();
    waiting.drainTo(behind);
    giveUp(behind, false);
  }

  /** Writes what waits and ends; what cannot be written stays in the journal. */
  @Override
  public void close() {
    open = false;
    try {
      if (!writer.join(CLOSING_MAX)) {
        LOG.log(Level.WARNING, "the ledger's last commit does not return");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    giveUpWaiting();
  }

  private void run() {
    List<Pending> batch = new ArrayList<>(BATCH_MAX);
    try (commits) {
      while (open || !waiting.isEmpty()) {
        if (outage.isWaiting() || outage.isAway()) {
          recover();
        }
        take(batch);
        if (outage.isAway()) {
          giveUp(batch, false);
        } else if (!batch.isEmpty()) {
          work = new Work(List.copyOf(batch), System.nanoTime());
          commit(work.batch);
          work = Work.NONE;
        }
        batch.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(List<Pending> batch) throws InterruptedException {
    Pending first = waiting.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
    if (first != null) {
      batch.add(first);
      waiting.drainTo(batch, BATCH_MAX - 1);
    }
  }

  private void commit(List<Pending> batch) {
    try {
      List<Verdict> verdicts = commits.run(operations(batch));
      for (int i = 0; i < batch.size(); i++) {
        tell(batch.get(i), verdicts.get(i));
      }
    } catch (SQLException e) {
      if (StoreFault.of(e) == StoreFault.REFUSED) {
        refused(batch, e);
      } else {
        outage.begin(e);
        giveUp(batch, true);
      }
    } catch (RuntimeException e) {
      refused(batch, e);
    }
  }

  /** A hold that nobody waits for any more is let go again. */
  private void tell(Pending pending, Verdict verdict) {
    boolean missed = !pending.settle(verdict);
    if (missed && verdict.result() == TransferResult.HELD) {
      outage.keep(List.of(release(pending.operation())));
    }
  }

  /** One operation must not spoil those of others: each is tried alone, and one is left. */
  private void refused(List<Pending> batch, Exception cause) {
    if (batch.size() > 1) {
      batch.forEach(each -> commit(List.of(each)));
      return;
    }
    Pending pending = batch.getFirst();
    log(pending.operation(), cause);
    pending.fail(new FailureException(new Failure.Internal(), cause));
  }

  private static void log(Operation operation, Exception cause) {
    LOG.log(
        Level.ERROR,
        "the database does not take the operation of transfer %s, account %s%s"
            .formatted(
                operation.id(),
                operation.account(),
                operation instanceof Settle settle ? ", " + settle.amount() : ""),
        cause);
  }

  /**
   * @param tried whether they may have been done: nobody knows
   */
  private void giveUp(List<Pending> batch, boolean tried) {
    List<Operation> kept = new ArrayList<>();
    for (Pending pending : batch) {
      if (isKept(pending)) {
        kept.add(pending.operation());
      } else if (tried && pending.operation() instanceof Reserve reserve) {
        kept.add(release(reserve));
      }
    }
    if (outage.keep(kept)) {
      batch.stream().filter(GroupCommit::isKept).forEach(GroupCommit::tellKept);
    }
    batch.forEach(pending -> pending.fail(Outage.failure()));
  }

  private static boolean isKept(Pending pending) {
    return pending.operation() instanceof Settle || pending.operation() instanceof Release;
  }

  private static void tellKept(Pending pending) {
    pending.settle(Verdict.of(TransferResult.KEPT));
  }

  private static Release release(Operation reserve) {
    return new Release(reserve.id(), reserve.account(), reserve.spending(), State.VOIDED);
  }

  /** Tells the database what was kept, as soon as it listens. */
  private void recover() {
    if (System.nanoTime() - triedNanos < RETRY_NANOS) {
      return;
    }
    try {
      commits.probe();
      List<Operation> kept = outage.next(BATCH_MAX);
      while (!kept.isEmpty()) {
        replay(kept);
        outage.told(kept.size());
        kept = outage.next(BATCH_MAX);
      }
      outage.end();
    } catch (SQLException | IOException | RuntimeException e) {
      outage.begin(e);
    } finally {
      triedNanos = System.nanoTime();
    }
  }

  private void replay(List<Operation> kept) throws SQLException {
    try {
      commits.run(kept);
    } catch (SQLException e) {
      if (StoreFault.of(e) != StoreFault.REFUSED) {
        throw e;
      }
      for (Operation each : kept.size() > 1 ? kept : List.<Operation>of()) {
        replay(List.of(each));
      }
      if (kept.size() == 1) {
        log(kept.getFirst(), e);
      }
    }
  }

  private static List<Operation> operations(List<Pending> batch) {
    return batch.stream().map(Pending::operation).toList();
  }
}
