package dev.fovea.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Polls until something is so. */
public final class Deadline {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Deadline() {}

  public static void until(BooleanSupplier so) {
    until(PATIENCE, so);
  }

  /** Fails when it is not so within {@code patience}. */
  public static void until(Duration patience, BooleanSupplier so) {
    long end = System.nanoTime() + patience.toNanos();
    while (!so.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it took too long").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }
}
