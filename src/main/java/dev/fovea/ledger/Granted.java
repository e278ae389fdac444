package dev.fovea.ledger;

/** What became of a grant. */
public enum Granted {
  /** The account has it. */
  DONE,

  /** The same grant was made before under this id, and is not made again. */
  EXISTS,

  /** Under this id something else was moved; nothing is moved now. */
  CONFLICT,

  /** More was to be taken back than is there and not held; nothing was moved. */
  TOO_LITTLE,

  /** The balance would leave its bounds; nothing was moved. */
  TOO_MUCH
}
