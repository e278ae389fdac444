package dev.fovea.ledger;

import dev.fovea.cost.Money;
import dev.fovea.ledger.Operation.Reserve;
import dev.fovea.ledger.Operation.Settle;
import dev.fovea.store.DurableConnection;
import dev.fovea.store.Store;
import dev.fovea.store.StoreFault;
import dev.fovea.usage.UsageRecord;
import dev.fovea.usage.UsageTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Many operations, one transaction, one commit: what a disk or a network takes for one, all share.
 * One thread uses it; it keeps its connection.
 */
final class Commits implements AutoCloseable {
  private record Session(DurableConnection connection, Tables tables) {}

  /** What is done on a connection, its commit included. */
  private interface Transaction {
    List<Verdict> run(Session open) throws SQLException;
  }

  private final Store store;
  private final Money overdraw;
  private Optional<Session> session = Optional.empty();

  Commits(Store store, Money overdraw) {
    this.store = store;
    this.overdraw = overdraw;
  }

  /**
   * Does the operations in their order. A connection that turns out to be broken is replaced once:
   * whether it broke before the commit or only its answer was lost, the second attempt finds by the
   * ids what the first has done.
   *
   * @return a verdict each
   * @throws SQLException when nothing was done, or nobody knows; then the connection is closed
   */
  List<Verdict> run(List<Operation> operations) throws SQLException {
    try {
      return attempt(open -> transaction(open, operations));
    } catch (SQLException e) {
      if (StoreFault.of(e) != StoreFault.BROKEN) {
        throw e;
      }
    }
    return confirmed(operations, attempt(open -> transaction(open, operations)));
  }

  /**
   * Finds out whether anything can be written, by writing what is there already.
   *
   * @throws SQLException when nothing can
   */
  void probe() throws SQLException {
    attempt(open -> {
      open.connection.begin();
      open.tables.touch();
      open.connection.commit();
      return List.of();
    });
  }

  /** What failed half way leaves no connection behind on which it might be committed. */
  private List<Verdict> attempt(Transaction transaction) throws SQLException {
    boolean done = false;
    try {
      List<Verdict> verdicts = transaction.run(session());
      done = true;
      return verdicts;
    } finally {
      if (!done) {
        hangUp();
      }
    }
  }

  /** Only this ledger makes a hold of this id, so that one which exists is its own. */
  private static List<Verdict> confirmed(List<Operation> operations, List<Verdict> verdicts) {
    List<Verdict> confirmed = new ArrayList<>(verdicts.size());
    for (int i = 0; i < verdicts.size(); i++) {
      boolean own =
          operations.get(i) instanceof Reserve && verdicts.get(i).result() == TransferResult.EXISTS;
      confirmed.add(own ? Verdict.of(TransferResult.HELD) : verdicts.get(i));
    }
    return confirmed;
  }

  private List<Verdict> transaction(Session open, List<Operation> operations) throws SQLException {
    open.tables.open(operations);
    open.connection.begin();
    var books = new Books(overdraw);
    open.tables.load(operations, books);
    List<Verdict> verdicts = new ArrayList<>(operations.size());
    List<UsageRecord> records = new ArrayList<>(operations.size());
    for (Operation operation : operations) {
      Verdict verdict = books.apply(operation);
      verdicts.add(verdict);
      if (operation instanceof Settle settle && verdict.isEnd()) {
        records.add(record(settle, verdict));
      }
    }
    open.tables.write(books);
    UsageTable.insert(open.connection.jdbc(), records);
    open.connection.commit();
    return verdicts;
  }

  private static UsageRecord record(Settle settle, Verdict verdict) {
    return verdict.uncollectedNano() == 0
        ? settle.record()
        : settle.record().withUncollected(new Money(verdict.uncollectedNano()));
  }

  private Session session() throws SQLException {
    if (session.isEmpty()) {
      DurableConnection connection = store.durableConnection();
      session = Optional.of(new Session(connection, new Tables(connection)));
    }
    return session.get();
  }

  private void hangUp() {
    Optional<Session> old = session;
    session = Optional.empty();
    if (old.isPresent()) {
      try {
        old.get().connection.close();
      } catch (SQLException e) {
        // It was to be closed, and is.
      }
    }
  }

  @Override
  public void close() {
    hangUp();
  }
}
