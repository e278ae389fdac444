package dev.fovea.replay;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that answers share while they are written down. Safe for use by many threads. */
final class AnswerMemory {
  private final AtomicLong left;

  AnswerMemory(long bytes) {
    this.left = new AtomicLong(bytes);
  }

  /** False when there is not so much left. */
  boolean take(long bytes) {
    if (left.addAndGet(-bytes) >= 0) {
      return true;
    }
    left.addAndGet(bytes);
    return false;
  }

  void giveBack(long bytes) {
    left.addAndGet(bytes);
  }
}
