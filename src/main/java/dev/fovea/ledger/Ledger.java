package dev.fovea.ledger;

import dev.fovea.config.Settings;
import dev.fovea.cost.Money;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.ledger.Operation.Grant;
import dev.fovea.ledger.Operation.Release;
import dev.fovea.ledger.Operation.Reserve;
import dev.fovea.ledger.Operation.Settle;
import dev.fovea.ledger.Transfer.State;
import dev.fovea.store.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Accounts for what requests cost: a hold before the upstream is called, then a post or a void, at
 * most once. Money moves from one account to another, so all balances together are zero. Safe for
 * use by many threads, and beside other ledgers on the same database.
 */
public final class Ledger implements AutoCloseable {
  private static final int RETRY_AFTER_SECONDS = 5;

  private final Store store;
  private final Money overdraw;
  private final InstantSource clock;
  private final ReentrantLock writing = new ReentrantLock();
  private @Nullable Connection connection;
  private @Nullable Tables tables;

  public Ledger(Store store, Settings settings) {
    this(store, settings, Clock.systemUTC());
  }

  /**
   * @param clock tells the month of a budget, and nothing else that matters
   */
  Ledger(Store store, Settings settings, InstantSource clock) {
    this.store = store;
    this.overdraw = settings.get(LedgerSettings.OVERDRAW);
    this.clock = clock;
  }

  /**
   * Reserves what a request may cost. Where nothing limits it, nothing is reserved and the database
   * is not asked.
   *
   * @throws FailureException {@code OutOfCredit}, {@code BudgetSpent} or {@code StoreUnavailable};
   *     then nothing is reserved
   */
  public Hold hold(Claim claim) {
    long millis = clock.millis();
    Optional<Spending> spending = claim.monthlyBudget().map(_ -> spending(claim));
    if (claim.limited()) {
      Verdict verdict = execute(new Reserve(claim, spending, millis));
      switch (verdict.result()) {
        case HELD -> {}
        case OUT_OF_CREDIT -> throw new FailureException(new Failure.OutOfCredit());
        case BUDGET_SPENT ->
            throw new FailureException(
                new Failure.BudgetSpent(
                    claim.monthlyBudget().orElse(Money.ZERO).usd().toPlainString()));
        default -> throw new IllegalStateException(claim.requestId() + ": " + verdict.result());
      }
    }
    return new Hold(claim.requestId(), new Ending(claim, spending, millis));
  }

  /**
   * Gives an account credit; a negative amount takes it back. Repeating it under the same id does
   * nothing more.
   *
   * @param transferId of the caller's choice, unique
   * @throws FailureException {@code StoreUnavailable}, when it may or may not have been made;
   *     repeat it
   */
  public Granted grant(String transferId, String account, Money amount) {
    Verdict verdict = execute(new Grant(transferId, account, amount.nanoUsd(), clock.millis()));
    return switch (verdict.result()) {
      case GRANTED -> Granted.DONE;
      case EXISTS -> Granted.EXISTS;
      case CONFLICT -> Granted.CONFLICT;
      case TOO_LITTLE -> Granted.TOO_LITTLE;
      case TOO_MUCH -> Granted.TOO_MUCH;
      default -> throw new IllegalStateException(transferId + ": " + verdict.result());
    };
  }

  /** What an account owns; nothing, when nothing was ever moved. */
  public Balance balance(String account) {
    return store
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("select balance_nano, held_nano from ledger_account where id = ?")
                .bind(0, account)
                .map((row, _) -> new Purse(row.getLong(1), row.getLong(2)).balance())
                .findOne())
        .orElse(Balance.NONE);
  }

  @Override
  public void close() {
    writing.lock();
    try {
      hangUp();
    } finally {
      writing.unlock();
    }
  }

  Verdict execute(Operation operation) {
    writing.lock();
    try {
      List<Operation> operations = List.of(operation);
      Tables open = tables();
      open.open(operations);
      var books = new Books(overdraw);
      open.load(operations, books);
      Verdict verdict = books.apply(operation);
      open.write(books);
      connection().commit();
      return verdict;
    } catch (SQLException e) {
      hangUp();
      throw new FailureException(new Failure.StoreUnavailable(RETRY_AFTER_SECONDS), e);
    } finally {
      writing.unlock();
    }
  }

  private Connection connection() throws SQLException {
    if (connection == null) {
      connection = store.durableConnection();
    }
    return connection;
  }

  private Tables tables() throws SQLException {
    if (tables == null) {
      tables = new Tables(connection(), store.dialect());
    }
    return tables;
  }

  private void hangUp() {
    Connection old = connection;
    connection = null;
    tables = null;
    try {
      if (old != null) {
        old.close();
      }
    } catch (SQLException e) {
      // It was to be closed, and is.
    }
  }

  private Spending spending(Claim claim) {
    YearMonth month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    return new Spending(claim.keyId(), month.toString());
  }

  private final class Ending implements Hold.End {
    private final Claim claim;
    private final Optional<Spending> spending;
    private final long millis;

    private Ending(Claim claim, Optional<Spending> spending, long millis) {
      this.claim = claim;
      this.spending = spending;
      this.millis = millis;
    }

    @Override
    public void post(Money amount) {
      if (claim.limited() || amount.nanoUsd() > 0) {
        execute(new Settle(claim, spending, amount, millis));
      }
    }

    @Override
    public void release() {
      if (claim.limited()) {
        execute(new Release(claim.requestId(), claim.account(), spending, State.VOIDED));
      }
    }
  }
}
