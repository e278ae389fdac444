package dev.fovea.engine.inspect;

import dev.fovea.vision.ReplyEvent;
import dev.fovea.vision.ReplySink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A client that keeps what it is told; it leaves when a test says so. */
final class Recorder implements ReplySink {
  private final boolean streaming;
  private final Consumer<Recorder> onEvent;
  private final List<Runnable> onGone = new CopyOnWriteArrayList<>();
  final List<ReplyEvent> events = new CopyOnWriteArrayList<>();

  Recorder(boolean streaming) {
    this(streaming, _ -> {});
  }

  Recorder(boolean streaming, Consumer<Recorder> onEvent) {
    this.streaming = streaming;
    this.onEvent = onEvent;
  }

  String text() {
    return pieces().stream().collect(Collectors.joining());
  }

  List<String> pieces() {
    return events.stream()
        .filter(ReplyEvent.Text.class::isInstance)
        .map(event -> ((ReplyEvent.Text) event).text())
        .toList();
  }

  String finish() {
    return events.getLast() instanceof ReplyEvent.Finish(String reason) ? reason : "none";
  }

  void leave() {
    onGone.forEach(Runnable::run);
  }

  @Override
  public boolean streaming() {
    return streaming;
  }

  @Override
  public void accept(ReplyEvent event) {
    events.add(event);
    onEvent.accept(this);
  }

  @Override
  public void flush() {}

  @Override
  public boolean full() {
    return false;
  }

  @Override
  public void onDrained(Runnable drained) {
    drained.run();
  }

  @Override
  public Executor executor() {
    return Runnable::run;
  }

  @Override
  public void onGone(Runnable gone) {
    onGone.add(gone);
  }
}
