package dev.fovea.ledger;

import dev.fovea.cost.Money;
import dev.fovea.ledger.Operation.Grant;
import dev.fovea.ledger.Operation.Release;
import dev.fovea.ledger.Operation.Reserve;
import dev.fovea.ledger.Operation.Settle;
import dev.fovea.ledger.Transfer.State;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rules. A batch in memory: the rows that it locked, what each operation makes of them, and
 * what is to be written. For one batch and one thread; knows nothing of SQL.
 */
final class Books {
  private final long overdrawNano;
  private final Map<String, Purse> credits = new HashMap<>();
  private final Map<Spending, Purse> spendings = new HashMap<>();
  private final Map<String, Entry> transfers = new LinkedHashMap<>();
  private long revenue;
  private long funding;

  /** A transfer as it is in the batch, and whether the tables have a row for it. */
  record Entry(Transfer transfer, boolean stored, boolean changed) {}

  Books(Money overdraw) {
    this.overdrawNano = overdraw.nanoUsd();
  }

  void load(String account, Purse credit) {
    credits.put(account, credit);
  }

  void load(Spending spending, Purse spent) {
    spendings.put(spending, spent);
  }

  void load(Transfer transfer) {
    transfers.put(transfer.id(), new Entry(transfer, true, false));
  }

  Map<String, Purse> credits() {
    return credits;
  }

  Map<Spending, Purse> spendings() {
    return spendings;
  }

  Iterable<Entry> transfers() {
    return transfers.values();
  }

  /** What the batch moved to {@link Transfer#REVENUE}. */
  long revenue() {
    return revenue;
  }

  /** What the batch moved to {@link Transfer#FUNDING}; negative for grants. */
  long funding() {
    return funding;
  }

  /** The transfer of an operation has to be one of its account's, whose row is the one locked. */
  Verdict apply(Operation operation) {
    boolean strange =
        find(operation.id()).filter(known -> !known.touches(operation.account())).isPresent();
    if (strange) {
      return Verdict.of(TransferResult.CONFLICT);
    }
    return switch (operation) {
      case Reserve reserve -> reserve(reserve);
      case Settle settle -> settle(settle);
      case Release release -> release(release);
      case Grant grant -> grant(grant);
    };
  }

  private Verdict reserve(Reserve reserve) {
    if (transfers.containsKey(reserve.id())) {
      return Verdict.of(TransferResult.EXISTS);
    }
    Claim claim = reserve.claim();
    long nano = claim.ceiling().nanoUsd();
    Purse credit = credit(claim.account());
    if (credit.held() > Bounds.BALANCE_MAX - nano
        || (claim.prepaid() && credit.available() < nano)) {
      return Verdict.of(TransferResult.OUT_OF_CREDIT);
    }
    Optional<Purse> spent = reserve.spending().map(this::spent);
    long budget = claim.monthlyBudget().map(Money::nanoUsd).orElse(Long.MAX_VALUE);
    if (spent.isPresent() && budget - spent.get().posted() - spent.get().held() < nano) {
      return Verdict.of(TransferResult.BUDGET_SPENT);
    }
    credit.hold(nano);
    spent.ifPresent(purse -> purse.hold(nano));
    put(charge(reserve, State.HELD, nano, reserve.millis()));
    return Verdict.of(TransferResult.HELD);
  }

  /** A charge of nothing is a release. */
  private Verdict settle(Settle settle) {
    if (settle.amount().nanoUsd() == 0) {
      return release(new Release(settle.id(), settle.account(), settle.spending(), State.VOIDED));
    }
    Optional<Transfer> known = find(settle.id());
    return switch (known.map(Transfer::state).orElse(State.HELD)) {
      case POSTED -> alreadyPosted(known.get());
      case VOIDED -> Verdict.of(TransferResult.ALREADY_VOIDED);
      case EXPIRED -> post(settle, known, TransferResult.POSTED_LATE);
      case HELD -> {
        known.ifPresent(this::letGo);
        yield post(settle, known, TransferResult.POSTED);
      }
    };
  }

  private static Verdict alreadyPosted(Transfer transfer) {
    return new Verdict(
        TransferResult.ALREADY_POSTED, transfer.postedNano(), transfer.uncollectedNano());
  }

  private Verdict post(Settle settle, Optional<Transfer> known, TransferResult result) {
    Purse credit = credit(settle.account());
    long amount = settle.amount().nanoUsd();
    long moved = Math.min(amount, collectable(settle.prepaid(), credit));
    credit.add(-moved);
    revenue += moved;
    known
        .map(Transfer::spending)
        .orElse(settle.spending())
        .map(this::spent)
        .ifPresent(purse -> purse.add(moved));
    Transfer transfer = known.orElseGet(() -> charge(settle, State.POSTED, 0, settle.millis()));
    put(transfer.posted(moved, amount - moved));
    return new Verdict(result, moved, amount - moved);
  }

  /** What may be taken at most; what this charge had reserved is let go before. */
  private long collectable(boolean prepaid, Purse credit) {
    long within = credit.posted() + Bounds.BALANCE_MAX;
    return prepaid ? Math.clamp(credit.available() + overdrawNano, 0, within) : Math.max(within, 0);
  }

  private Verdict release(Release release) {
    Optional<Transfer> known = find(release.id());
    if (known.isEmpty()) {
      return Verdict.of(TransferResult.NOT_HELD);
    }
    Transfer transfer = known.get();
    return Verdict.of(
        switch (transfer.state()) {
          case POSTED -> TransferResult.ALREADY_POSTED;
          case VOIDED -> TransferResult.ALREADY_VOIDED;
          case EXPIRED -> TransferResult.ALREADY_EXPIRED;
          case HELD -> {
            letGo(transfer);
            put(transfer.resolved(release.end()));
            yield release.end() == State.EXPIRED ? TransferResult.EXPIRED : TransferResult.VOIDED;
          }
        });
  }

  private void letGo(Transfer held) {
    credit(held.debit()).release(held.heldNano());
    held.spending().map(this::spent).ifPresent(purse -> purse.release(held.heldNano()));
  }

  private Verdict grant(Grant grant) {
    Transfer wanted = granted(grant);
    Optional<Transfer> known = find(grant.id());
    if (known.isPresent()) {
      return Verdict.of(
          known.get().sameAs(wanted) ? TransferResult.EXISTS : TransferResult.CONFLICT);
    }
    Purse credit = credit(grant.account());
    if (grant.nano() < 0 && credit.available() < -grant.nano()) {
      return Verdict.of(TransferResult.TOO_LITTLE);
    }
    if (grant.nano() > Bounds.BALANCE_MAX - Math.max(credit.posted(), 0)) {
      return Verdict.of(TransferResult.TOO_MUCH);
    }
    credit.add(grant.nano());
    funding -= grant.nano();
    put(wanted);
    return new Verdict(TransferResult.GRANTED, wanted.postedNano(), 0);
  }

  private static Transfer granted(Grant grant) {
    boolean given = grant.nano() >= 0;
    return new Transfer(
        grant.id(),
        given ? Transfer.FUNDING : grant.account(),
        given ? grant.account() : Transfer.FUNDING,
        State.POSTED,
        0,
        Math.abs(grant.nano()),
        0,
        Optional.empty(),
        grant.millis());
  }

  private static Transfer charge(Operation of, State state, long heldNano, long millis) {
    return new Transfer(
        of.id(), of.account(), Transfer.REVENUE, state, heldNano, 0, 0, of.spending(), millis);
  }

  private Purse credit(String account) {
    return credits.computeIfAbsent(account, _ -> new Purse(0, 0));
  }

  private Purse spent(Spending spending) {
    return spendings.computeIfAbsent(spending, _ -> new Purse(0, 0));
  }

  private Optional<Transfer> find(String id) {
    return Optional.ofNullable(transfers.get(id)).map(Entry::transfer);
  }

  private void put(Transfer transfer) {
    Entry before = transfers.get(transfer.id());
    transfers.put(transfer.id(), new Entry(transfer, before != null && before.stored, true));
  }
}
