package dev.fovea.ledger;

import dev.fovea.cost.Money;
import dev.fovea.ledger.Operation.Grant;
import dev.fovea.ledger.Operation.Release;
import dev.fovea.ledger.Operation.Reserve;
import dev.fovea.ledger.Operation.Settle;
import dev.fovea.ledger.Transfer.State;
import java.util.List;
import java.util.Optional;

/**
 * A part of the ledger's specification: lines that are asked one after the other, of the account
 * {@code acme}. Amounts are nano-dollars.
 *
 * @param overdraw how far below zero the account may go
 * @param budget of the key in a month; none when it is zero
 * @param table what is asked (of a transfer, with an amount), what becomes of it, and what is there
 *     then: credit, what is held of it, revenue
 */
record LedgerCase(String name, long overdraw, long budget, String table) {
  static final List<LedgerCase> ALL =
      List.of(
          new LedgerCase(
              "a hold is posted or voided once",
              0,
              0,
              """
              grant   g1  100   GRANTED          100   0   0
              hold    r1   40   HELD             100  40   0
              hold    r1   40   EXISTS           100  40   0
              hold    r2   61   OUT_OF_CREDIT    100  40   0
              hold    r3   60   HELD             100 100   0
              post    r1   30   POSTED            70  60  30
              post    r1   30   ALREADY_POSTED    70  60  30
              void    r1    0   ALREADY_POSTED    70  60  30
              hold    r1   10   EXISTS            70  60  30
              void    r3    0   VOIDED            70   0  30
              void    r3    0   ALREADY_VOIDED    70   0  30
              post    r3   60   ALREADY_VOIDED    70   0  30
              void    r9    0   NOT_HELD          70   0  30
              """),
          new LedgerCase(
              "a charge of nothing is a void",
              0,
              0,
              """
              grant   g1  100   GRANTED          100   0   0
              hold    r1   40   HELD             100  40   0
              post    r1    0   VOIDED           100   0   0
              post    r1   40   ALREADY_VOIDED   100   0   0
              """),
          new LedgerCase(
              "a charge above its hold takes what is left, and never what others hold",
              0,
              0,
              """
              grant   g1  100   GRANTED          100   0   0
              hold    r1   40   HELD             100  40   0
              hold    r2   50   HELD             100  90   0
              post    r1   70   POSTED            50  50  50
              post    r2   50   POSTED             0   0 100
              hold    r3    1   OUT_OF_CREDIT      0   0 100
              """),
          new LedgerCase(
              "an overdraw lets a charge take the account below zero, so far and no further",
              20,
              0,
              """
              grant   g1  100   GRANTED          100   0   0
              hold    r1  100   HELD             100 100   0
              hold    r2    1   OUT_OF_CREDIT    100 100   0
              post    r1  150   POSTED           -20   0 120
              hold    r3    1   OUT_OF_CREDIT    -20   0 120
              grant   g2   30   GRANTED           10   0 120
              hold    r4   10   HELD              10  10 120
              post    r4   10   POSTED             0   0 130
              """),
          new LedgerCase(
              "what comes after its hold expired is charged as far as there is credit",
              0,
              0,
              """
              grant   g1  100   GRANTED          100   0   0
              hold    r1   80   HELD             100  80   0
              expire  r1    0   EXPIRED          100   0   0
              expire  r1    0   ALREADY_EXPIRED  100   0   0
              void    r1    0   ALREADY_EXPIRED  100   0   0
              hold    r2   70   HELD             100  70   0
              post    r1   80   POSTED_LATE       70  70  30
              post    r1   80   ALREADY_POSTED    70  70  30
              expire  r1    0   ALREADY_POSTED    70  70  30
              """),
          new LedgerCase(
              "an account without limit holds nothing and owes what it spends",
              0,
              0,
              """
              owe     r1   30   POSTED           -30   0  30
              owe     r1   30   ALREADY_POSTED   -30   0  30
              owe     r2    5   POSTED           -35   0  35
              grant   g1   50   GRANTED           15   0  35
              owe     r3   99   POSTED           -84   0 134
              """),
          new LedgerCase(
              "a grant is made once, and taken back as far as nothing holds it",
              0,
              0,
              """
              grant   g1  100   GRANTED          100   0   0
              grant   g1  100   EXISTS           100   0   0
              grant   g1  101   CONFLICT         100   0   0
              hold    g1   10   EXISTS           100   0   0
              hold    r1   40   HELD             100  40   0
              take    t1   61   TOO_LITTLE       100  40   0
              take    t1   60   GRANTED           40  40   0
              take    t1   60   EXISTS            40  40   0
              post    r1   40   POSTED             0   0  40
              take    t2    1   TOO_LITTLE         0   0  40
              """),
          new LedgerCase(
              "a budget is held and spent in the same step as the credit",
              0,
              50,
              """
              grant   g1 1000   GRANTED         1000   0   0
              hold    r1   30   HELD            1000  30   0
              hold    r2   21   BUDGET_SPENT    1000  30   0
              hold    r3   20   HELD            1000  50   0
              void    r3    0   VOIDED          1000  30   0
              post    r1   45   POSTED           955   0  45
              hold    r4    6   BUDGET_SPENT     955   0  45
              hold    r5    5   HELD             955   5  45
              expire  r5    0   EXPIRED          955   0  45
              hold    r6    5   HELD             955   5  45
              """));

  /** One line of the table. */
  record Line(
      String text, Operation operation, TransferResult result, Balance balance, Money revenue) {}

  List<Line> lines() {
    return table.lines().map(this::line).toList();
  }

  private Line line(String text) {
    String[] words = text.strip().split(" +", -1);
    return new Line(
        text,
        operation(words[0], words[1], Long.parseLong(words[2])),
        TransferResult.valueOf(words[3]),
        new Balance(money(words[4]), money(words[5])),
        money(words[6]));
  }

  private static Money money(String word) {
    return new Money(Long.parseLong(word));
  }

  private Operation operation(String word, String id, long nano) {
    return switch (word) {
      case "grant" -> new Grant(id, "acme", nano, 0);
      case "take" -> new Grant(id, "acme", -nano, 0);
      case "hold" -> new Reserve(claim(id, nano), spending(), 0);
      case "post" -> settle(id, true, nano);
      case "owe" -> settle(id, false, nano);
      case "void" -> new Release(id, "acme", spending(), State.VOIDED);
      case "expire" -> new Release(id, "acme", spending(), State.EXPIRED);
      default -> throw new IllegalArgumentException(word);
    };
  }

  private Claim claim(String id, long nano) {
    Optional<Money> bound = Optional.of(budget).filter(amount -> amount > 0).map(Money::new);
    return new Claim(id, "acme", "key_1", true, new Money(nano), bound);
  }

  private Settle settle(String id, boolean prepaid, long nano) {
    return new Settle(
        id, "acme", prepaid, spending(), new Money(nano), 0, Requests.record(id, nano));
  }

  private Optional<Spending> spending() {
    return budget > 0 ? Optional.of(new Spending("key_1", "2026-11")) : Optional.empty();
  }
}
