package dev.fovea.ledger;

import dev.fovea.cost.Money;

/**
 * What was moved and what is reserved: the credit of an account, or what a key has spent in a
 * month. A batch changes it in memory.
 */
final class Purse {
  private long posted;
  private long held;
  private boolean changed;

  Purse(long postedNano, long heldNano) {
    this.posted = postedNano;
    this.held = heldNano;
  }

  long posted() {
    return posted;
  }

  long held() {
    return held;
  }

  /** Of credit: what is not reserved; negative when more is owed than there is. */
  long available() {
    return posted - held;
  }

  void hold(long nano) {
    held += nano;
    changed = true;
  }

  void release(long nano) {
    held -= nano;
    changed = true;
  }

  void add(long nano) {
    posted += nano;
    changed = true;
  }

  boolean changed() {
    return changed;
  }

  Balance balance() {
    return new Balance(new Money(posted), new Money(held));
  }
}
