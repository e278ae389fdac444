package dev.fovea.testkit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds somebody back until a test says go; gives up after a deadline, so that no test hangs. */
public final class Gate {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CountDownLatch opened = new CountDownLatch(1);

  public void open() {
    opened.countDown();
  }

  /** Waits for the gate to open. */
  public void pass() {
    await(opened);
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("nobody came within " + PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
