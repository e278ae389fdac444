package dev.fovea.provider;

import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Watches for an upstream that says nothing: before its first byte, and between bytes. One timer
 * for the whole call, set again only when it fires. Confined to one event loop, but for {@link
 * #stop}.
 */
final class ReplyWatch {
  private final Vertx vertx;
  private final UpstreamLimits limits;
  private final Consumer<String> silent;
  private long heardNanos = System.nanoTime();
  private boolean answering;
  private boolean paused;
  private long timer;

  /**
   * @param silent told what the upstream failed to do, once
   */
  ReplyWatch(UpstreamLimits limits, Consumer<String> silent) {
    this.vertx = Objects.requireNonNull(Vertx.currentContext()).owner();
    this.limits = limits;
    this.silent = silent;
    set(limits.firstByte().toMillis());
  }

  /** Bytes have come. */
  void heard() {
    answering = true;
    paused = false;
    heardNanos = System.nanoTime();
  }

  /** We do not listen, so that silence says nothing, until something is {@link #heard} again. */
  void pause() {
    paused = true;
  }

  void stop() {
    vertx.cancelTimer(timer);
  }

  private void set(long millis) {
    timer = vertx.setTimer(Math.max(1, millis), _ -> look());
  }

  private void look() {
    long silence = paused ? 0 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - heardNanos);
    long patience = (answering ? limits.idle() : limits.firstByte()).toMillis();
    if (silence < patience) {
      set(patience - silence);
    } else if (answering) {
      silent.accept("went silent in the middle of its answer.");
    } else {
      silent.accept("did not begin to answer in time.");
    }
  }
}
