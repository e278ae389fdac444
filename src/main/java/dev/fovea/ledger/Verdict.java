package dev.fovea.ledger;

/**
 * What became of an operation, and what moved.
 *
 * @param movedNano what went from one account to the other, by this operation or, when it was
 *     posted already, by the first of its id
 * @param uncollectedNano what was owed beyond that
 */
record Verdict(TransferResult result, long movedNano, long uncollectedNano) {
  static Verdict of(TransferResult result) {
    return new Verdict(result, 0, 0);
  }

  /** Whether it was this operation that ended the charge. */
  boolean isEnd() {
    return switch (result) {
      case POSTED, POSTED_LATE, VOIDED -> true;
      default -> false;
    };
  }
}
