package dev.fovea.replay;

import dev.fovea.http.AnswerHead;
import dev.fovea.http.Exchange;
import dev.fovea.http.Recording;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/**
 * Writes an answer down while it is given. The client gets its last byte when the answer is kept,
 * so that who has seen the end can rely on it. Confined to the exchange's event loop.
 */
final class Transcript implements Recording {
  private final Exchange exchange;
  private final int bytesMax;
  private final AnswerMemory memory;
  private final BiConsumer<AnswerHead, Optional<KeptAnswer>> keep;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** The answer is on its way to be kept, or never will be; whoever is first decides. */
  private final AtomicBoolean over = new AtomicBoolean();

  private boolean overflowed;

  /**
   * @param keep takes the answer, or its head alone when it was too large; may block
   */
  Transcript(
      Exchange exchange,
      int bytesMax,
      AnswerMemory memory,
      BiConsumer<AnswerHead, Optional<KeptAnswer>> keep) {
    this.exchange = exchange;
    this.bytesMax = bytesMax;
    this.memory = memory;
    this.keep = keep;
  }

  @Override
  public void streamed(Buffer events) {
    if (overflowed || over.get()) {
      return;
    }
    if (events.length() > bytesMax - bytes.size() || !memory.take(events.length())) {
      overflowed = true;
      forget();
      exchange.mayLeave();
    } else {
      bytes.writeBytes(events.getBytes());
    }
  }

  @Override
  public void ended(AnswerHead head, Buffer last, boolean whole, Runnable send) {
    streamed(last);
    boolean first = over.compareAndSet(false, true);
    Optional<KeptAnswer> answer =
        overflowed
            ? Optional.empty()
            : Optional.of(new KeptAnswer(head, bytes.toByteArray(), whole));
    Thread.startVirtualThread(() -> {
      if (first) {
        keep.accept(head, answer);
      }
      send.run();
      exchange.onLoop(this::forget);
    });
  }

  /** Nothing is to be kept after all; false when it is too late for that. */
  boolean discard() {
    exchange.stopRecording();
    exchange.onLoop(this::forget);
    return over.compareAndSet(false, true);
  }

  private void forget() {
    memory.giveBack(bytes.size());
    bytes.reset();
  }
}
