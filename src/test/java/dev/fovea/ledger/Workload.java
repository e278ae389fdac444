package dev.fovea.ledger;

import dev.fovea.cost.Money;
import dev.fovea.ledger.Operation.Grant;
import dev.fovea.ledger.Operation.Release;
import dev.fovea.ledger.Operation.Reserve;
import dev.fovea.ledger.Operation.Settle;
import dev.fovea.ledger.Transfer.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Operations by chance, the same for the same seed: of a few accounts, on transfers that mostly
 * exist and sometimes are another account's, with amounts that often do not fit.
 */
final class Workload {
  private static final int ACCOUNTS = 4;
  private static final int AMOUNT_MAX = 100;
  private static final long BUDGET = 2_000;

  private final RandomGenerator random;
  private final String name;
  private final List<String> ids = new ArrayList<>();

  /**
   * @param name begins every transfer's id, so that two workloads have none in common
   */
  Workload(RandomGenerator random, String name) {
    this.random = random;
    this.name = name;
  }

  Operation next() {
    String account = "account-" + random.nextInt(ACCOUNTS);
    return switch (random.nextInt(10)) {
      case 0 -> new Grant(fresh(account), account, amount() * 3, 0);
      case 1 -> new Grant(fresh(account), account, -amount(), 0);
      case 2, 3, 4 -> reserve(fresh(account), account);
      case 5, 6, 7 -> settle(known(account), account);
      case 8 -> new Release(known(account), account, spending(account), State.VOIDED);
      default -> new Release(known(account), account, spending(account), State.EXPIRED);
    };
  }

  /** All accounts but the last are prepaid; those of odd numbers have a key with a budget. */
  static boolean prepaid(String account) {
    return !account.endsWith("3");
  }

  private static Optional<Spending> spending(String account) {
    boolean bounded = account.endsWith("1") || account.endsWith("3");
    return bounded ? Optional.of(new Spending("key-" + account, "2026-11")) : Optional.empty();
  }

  private Reserve reserve(String id, String account) {
    Optional<Spending> spending = spending(account);
    var claim =
        new Claim(
            id,
            account,
            "key-" + account,
            prepaid(account),
            new Money(amount()),
            spending.map(_ -> new Money(BUDGET)));
    return new Reserve(claim, spending, 0);
  }

  private Settle settle(String id, String account) {
    long nano = random.nextInt(12) == 0 ? 0 : amount();
    return new Settle(
        id,
        account,
        prepaid(account),
        spending(account),
        new Money(nano),
        0,
        Requests.record(id, nano));
  }

  private long amount() {
    return 1L + random.nextInt(AMOUNT_MAX);
  }

  private String fresh(String account) {
    if (!ids.isEmpty() && random.nextInt(20) == 0) {
      return known(account);
    }
    ids.add("%s-%s-%d".formatted(name, account, ids.size()));
    return ids.getLast();
  }

  /** One of the last few dozen of the account; now and then another's, or one that never was. */
  private String known(String account) {
    for (int i = 0; i < 50 && !ids.isEmpty(); i++) {
      String id = ids.get(ids.size() - 1 - random.nextInt(Math.min(ids.size(), 60)));
      if (id.contains(account) || random.nextInt(200) == 0) {
        return id;
      }
    }
    return name + "-never-" + random.nextInt(1000);
  }
}
