package dev.fovea.ledger;

/** What became of an operation. None of them is an error: a batch that refuses some goes on. */
enum TransferResult {
  HELD,
  /** A transfer of this id is there already: the hold was not made again. */
  EXISTS,
  OUT_OF_CREDIT,
  BUDGET_SPENT,

  POSTED,
  /** The hold had expired; the vendor was paid all the same. */
  POSTED_LATE,
  ALREADY_POSTED,

  VOIDED,
  ALREADY_VOIDED,

  EXPIRED,
  ALREADY_EXPIRED,

  /** On its way: it is in the journal, and will be done when the database is back. */
  KEPT,

  /** There is no such transfer. */
  NOT_HELD,

  GRANTED,
  /** The id is that of another transfer. */
  CONFLICT,
  TOO_LITTLE,
  TOO_MUCH
}
