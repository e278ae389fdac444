package dev.fovea.worker;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * A consumer that may throw: the run is cancelled then, what still comes is dropped, and the child
 * stays in step for the next one.
 */
final class Taking implements Consumer<byte[]> {
  private final Consumer<byte[]> items;
  private final Cancel cancel;
  private Optional<RuntimeException> thrown = Optional.empty();

  Taking(Consumer<byte[]> items, Cancel cancel) {
    this.items = items;
    this.cancel = cancel;
  }

  @Override
  public void accept(byte[] item) {
    if (thrown.isPresent()) {
      return;
    }
    try {
      items.accept(item);
    } catch (RuntimeException e) {
      thrown = Optional.of(e);
      cancel.now();
    }
  }

  /** Throws what the consumer threw. */
  void conclude() {
    if (thrown.isPresent()) {
      throw thrown.get();
    }
  }
}
