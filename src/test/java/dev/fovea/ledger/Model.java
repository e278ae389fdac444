package dev.fovea.ledger;

import dev.fovea.ledger.Operation.Grant;
import dev.fovea.ledger.Operation.Release;
import dev.fovea.ledger.Operation.Reserve;
import dev.fovea.ledger.Operation.Settle;
import dev.fovea.ledger.Transfer.State;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules once more, as simply as they can be told: one operation at a time, nothing kept but
 * transfers, every balance counted anew from them.
 */
final class Model {
  private static final class Moved {
    String account = "";
    String key = "";
    State state = State.HELD;
    long held;
    long charged;
    long granted;
    boolean charge;
  }

  private final Map<String, Moved> transfers = new HashMap<>();
  private final long overdraw;

  Model(long overdraw) {
    this.overdraw = overdraw;
  }

  long balance(String account) {
    return transfers.values().stream()
        .filter(each -> each.account.equals(account))
        .mapToLong(each -> each.granted - each.charged)
        .sum();
  }

  long held(String account) {
    return transfers.values().stream()
        .filter(each -> each.account.equals(account) && each.state == State.HELD)
        .mapToLong(each -> each.held)
        .sum();
  }

  private long spent(String key) {
    return transfers.values().stream()
        .filter(each -> each.key.equals(key))
        .mapToLong(each -> each.charged + (each.state == State.HELD ? each.held : 0))
        .sum();
  }

  TransferResult apply(Operation operation) {
    Moved known = transfers.get(operation.id());
    if (known != null && !known.account.equals(operation.account())) {
      return TransferResult.CONFLICT;
    }
    return switch (operation) {
      case Reserve reserve -> reserve(reserve, known);
      case Settle settle -> settle(settle, known);
      case Release release -> release(release, known);
      case Grant grant -> grant(grant, known);
    };
  }

  private TransferResult reserve(Reserve reserve, @Nullable Moved known) {
    if (known != null) {
      return TransferResult.EXISTS;
    }
    Claim claim = reserve.claim();
    long ceiling = claim.ceiling().nanoUsd();
    long free = balance(claim.account()) - held(claim.account());
    if (claim.prepaid() && ceiling > free) {
      return TransferResult.OUT_OF_CREDIT;
    }
    if (claim.monthlyBudget().isPresent()
        && spent(claim.keyId()) + ceiling > claim.monthlyBudget().get().nanoUsd()) {
      return TransferResult.BUDGET_SPENT;
    }
    Moved held = charge(reserve);
    held.held = ceiling;
    return TransferResult.HELD;
  }

  private TransferResult settle(Settle settle, @Nullable Moved known) {
    if (settle.amount().nanoUsd() == 0) {
      return release(
          new Release(settle.id(), settle.account(), settle.spending(), State.VOIDED), known);
    }
    if (known != null && known.state == State.POSTED) {
      return TransferResult.ALREADY_POSTED;
    }
    if (known != null && known.state == State.VOIDED) {
      return TransferResult.ALREADY_VOIDED;
    }
    boolean late = known != null && known.state == State.EXPIRED;
    Moved moved = known == null ? charge(settle) : known;
    moved.state = State.POSTED;
    long most = balance(settle.account()) - held(settle.account()) + overdraw;
    long amount = settle.amount().nanoUsd();
    moved.charged = settle.prepaid() ? Math.max(0, Math.min(amount, most)) : amount;
    return late ? TransferResult.POSTED_LATE : TransferResult.POSTED;
  }

  private static TransferResult release(Release release, @Nullable Moved known) {
    if (known == null) {
      return TransferResult.NOT_HELD;
    }
    return switch (known.state) {
      case POSTED -> TransferResult.ALREADY_POSTED;
      case VOIDED -> TransferResult.ALREADY_VOIDED;
      case EXPIRED -> TransferResult.ALREADY_EXPIRED;
      case HELD -> {
        known.state = release.end();
        yield release.end() == State.EXPIRED ? TransferResult.EXPIRED : TransferResult.VOIDED;
      }
    };
  }

  private TransferResult grant(Grant grant, @Nullable Moved known) {
    if (known != null) {
      boolean same = !known.charge && known.granted == grant.nano();
      return same ? TransferResult.EXISTS : TransferResult.CONFLICT;
    }
    long free = balance(grant.account()) - held(grant.account());
    if (grant.nano() < 0 && free + grant.nano() < 0) {
      return TransferResult.TOO_LITTLE;
    }
    var moved = new Moved();
    moved.account = grant.account();
    moved.state = State.POSTED;
    moved.granted = grant.nano();
    transfers.put(grant.id(), moved);
    return TransferResult.GRANTED;
  }

  private Moved charge(Operation operation) {
    var moved = new Moved();
    moved.account = operation.account();
    moved.key = operation.spending().map(Spending::keyId).orElse("");
    moved.charge = true;
    transfers.put(operation.id(), moved);
    return moved;
  }
}
