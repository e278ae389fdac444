package dev.fovea.admission;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The permit of a key for which nothing has to be counted. */
final class FreePermit implements Permit {
  private final Runnable room;
  private final AtomicBoolean closed = new AtomicBoolean();

  FreePermit(Runnable room) {
    this.room = room;
  }

  @Override
  public void count(Supplier<Demand> demand) {}

  @Override
  public void settle(long tokens) {}

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      room.run();
    }
  }
}
