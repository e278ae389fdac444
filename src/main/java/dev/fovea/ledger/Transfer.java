package dev.fovea.ledger;

import java.util.Optional;

/**
 * One movement of money, or the intention of one; both sides of the books in one row.
 *
 * @param debit who loses what {@code credit} gains
 * @param heldNano what is reserved while it is held
 * @param postedNano what moved
 * @param uncollectedNano what was owed but not there
 * @param spending the month of the key's budget that it counts for
 */
record Transfer(
    String id,
    String debit,
    String credit,
    State state,
    long heldNano,
    long postedNano,
    long uncollectedNano,
    Optional<Spending> spending,
    long createdMillis) {

  /** Where a transfer stands. */
  enum State {
    HELD,
    POSTED,
    VOIDED,
    EXPIRED
  }

  /** Charges go to it. */
  static final String REVENUE = ":revenue";

  /** Grants come from it. */
  static final String FUNDING = ":funding";

  Transfer resolved(State state) {
    return new Transfer(
        id, debit, credit, state, heldNano, postedNano, uncollectedNano, spending, createdMillis);
  }

  Transfer posted(long nano, long uncollected) {
    return new Transfer(
        id, debit, credit, State.POSTED, heldNano, nano, uncollected, spending, createdMillis);
  }

  boolean touches(String account) {
    return debit.equals(account) || credit.equals(account);
  }

  /** Whether it moves the same between the same two. */
  boolean sameAs(Transfer other) {
    return debit.equals(other.debit)
        && credit.equals(other.credit)
        && postedNano == other.postedNano;
  }
}
