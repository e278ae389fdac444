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
import dev.fovea.usage.UsageRecord;
import dev.fovea.usage.Usages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Accounts for what requests cost: a hold before the upstream is called, then a post or a void, at
 * most once. Money moves from one account to another, so all balances together are zero. Safe for
 * use by many threads, and beside other ledgers on the same database.
 *
 * <p>Whoever calls waits for the disk, together with all others who do: see {@link GroupCommit}.
 */
public final class Ledger implements AutoCloseable {
  /** The most that one grant moves, either way. */
  public static final Money GRANT_MAX = new Money(Bounds.AMOUNT_MAX);

  private final Store store;
  private final Usages usages;
  private final InstantSource clock;
  private final Outage outage;
  private final GroupCommit commits;
  private final Watch watch;

  /**
   * Opens the ledger; what a former process has left in the journal is posted first.
   *
   * @param usages takes the records of requests that cost nothing
   */
  public Ledger(Store store, Settings settings, Usages usages) {
    this(store, settings, usages, Clock.systemUTC());
  }

  /**
   * @param clock tells the month of a budget, and nothing else that matters
   */
  Ledger(Store store, Settings settings, Usages usages, InstantSource clock) {
    this.store = store;
    this.usages = usages;
    this.clock = clock;
    this.outage = new Outage(journal(store, settings));
    this.commits =
        new GroupCommit(new Commits(store, settings.get(LedgerSettings.OVERDRAW)), outage);
    this.watch = new Watch(store, settings.get(LedgerSettings.HOLD_MAX), outage, commits);
  }

  private static Journal journal(Store store, Settings settings) {
    try {
      return Journals.open(store, settings.get(LedgerSettings.JOURNAL_MAX));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reserves what a request may cost. Where nothing limits it, nothing is reserved and the database
   * is not asked.
   *
   * @throws FailureException {@code OutOfCredit}, {@code BudgetSpent}, {@code StoreUnavailable} or
   *     {@code Overloaded}; then nothing is reserved
   */
  public Hold hold(Claim claim) {
    var charge = new Charge(claim, claim.monthlyBudget().map(_ -> spending(claim)), clock.millis());
    if (claim.limited()) {
      reserve(charge);
    } else if (claim.ceiling().nanoUsd() > 0) {
      outage.refuse();
    }
    return new Hold(claim.requestId(), charge);
  }

  private void reserve(Charge charge) {
    Claim claim = charge.claim;
    TransferResult result =
        commits.submit(new Reserve(claim, charge.spending, charge.millis)).result();
    switch (result) {
      case HELD -> {}
      case OUT_OF_CREDIT -> throw new FailureException(new Failure.OutOfCredit());
      case BUDGET_SPENT ->
          throw new FailureException(
              new Failure.BudgetSpent(
                  claim.monthlyBudget().orElse(Money.ZERO).usd().toPlainString()));
      default -> throw new IllegalStateException(claim.requestId() + ": " + result);
    }
  }

  /**
   * Gives an account credit; a negative amount takes it back. Repeating it under the same id does
   * nothing more.
   *
   * @param transferId of the caller's choice, unique
   * @throws FailureException {@code StoreUnavailable}, when it may or may not have been made:
   *     repeat it
   */
  public Granted grant(String transferId, String account, Money amount) {
    var grant = new Grant(transferId, account, amount.nanoUsd(), clock.millis());
    TransferResult result = commits.submit(grant).result();
    return switch (result) {
      case GRANTED -> Granted.DONE;
      case EXISTS -> Granted.EXISTS;
      case CONFLICT -> Granted.CONFLICT;
      case TOO_LITTLE -> Granted.TOO_LITTLE;
      case TOO_MUCH -> Granted.TOO_MUCH;
      default -> throw new IllegalStateException(transferId + ": " + result);
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

  /** Whether the request of this id was charged. */
  public boolean charged(String requestId) {
    return store
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("select 1 from transfer where id = ? and state = 'posted'")
                .bind(0, requestId)
                .mapTo(Integer.class)
                .findOne())
        .isPresent();
  }

  Verdict execute(Operation operation) {
    return commits.submit(operation);
  }

  /** Finishes what is under way; nothing may be held or posted any more. */
  @Override
  public void close() {
    watch.close();
    commits.close();
    outage.close();
  }

  private Spending spending(Claim claim) {
    YearMonth month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    return new Spending(claim.keyId(), month.toString());
  }

  /** What a request costs, from its hold to its end. */
  private final class Charge implements Hold.End {
    private final Claim claim;
    private final Optional<Spending> spending;
    private final long millis;

    private Charge(Claim claim, Optional<Spending> spending, long millis) {
      this.claim = claim;
      this.spending = spending;
      this.millis = millis;
    }

    @Override
    public Money post(Money amount, UsageRecord record) {
      if (!claim.limited() && amount.nanoUsd() == 0) {
        usages.append(record);
        return amount;
      }
      Verdict verdict =
          commits.resolve(
              new Settle(
                  claim.requestId(),
                  claim.account(),
                  claim.prepaid(),
                  spending,
                  amount,
                  millis,
                  record));
      return verdict.result() == TransferResult.KEPT ? amount : new Money(verdict.movedNano());
    }

    @Override
    public void release() {
      if (claim.limited()) {
        commits.resolve(new Release(claim.requestId(), claim.account(), spending, State.VOIDED));
      }
    }
  }
}
