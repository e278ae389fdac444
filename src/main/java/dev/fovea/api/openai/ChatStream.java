package dev.fovea.api.openai;

import dev.fovea.admission.Standing;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureRenderer;
import dev.fovea.http.Exchange;
import dev.fovea.http.SseWriter;
import dev.fovea.http.Trailer;
import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.relay.Receipt;
import dev.fovea.relay.Reply;
import dev.fovea.vision.MediaReport;
import dev.fovea.vision.Outcome;
import dev.fovea.vision.PreparedRequest;
import dev.fovea.vision.ReplyEvent;
import dev.fovea.vision.ReplyEvent.Chunk;
import dev.fovea.vision.Usage;
import dev.fovea.vision.VisionRequest;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers with a stream of {@code chat.completion.chunk} objects. One for one request.
 *
 * <p>The chunk that finishes the answer is held back until the charge is known, so that the last
 * chunk can tell it.
 */
final class ChatStream implements Reply {
  private static final Trailer COST = new Trailer(Closing.COST);

  private final Exchange exchange;
  private final VisionRequest request;
  private final SseWriter sse;
  private final EventBuffer events;
  private final Closing.Clock clock;
  private Optional<Slice> first = Optional.empty();
  private Optional<Slice> held = Optional.empty();
  private boolean flushing;
  private Optional<ChunkWriter> ours = Optional.empty();
  private MediaReport report = MediaReport.NONE;

  ChatStream(Exchange exchange, VisionRequest request) {
    this.exchange = exchange;
    this.request = request;
    this.events = new EventBuffer(request.model());
    this.clock = new Closing.Clock(exchange.startedNanos());
    this.sse = exchange.sse(COST);
  }

  @Override
  public boolean streaming() {
    return true;
  }

  @Override
  public void accept(ReplyEvent event) {
    clock.tick();
    switch (event) {
      case Chunk chunk -> chunk(chunk);
      case ReplyEvent.Text(String text) -> events.json(ours().text(text));
      case ReplyEvent.Reasoning(String text) -> events.json(ours().reasoning(text));
      case ReplyEvent.Finish(String reason) ->
          held = Optional.of(Slice.of(Json.write(ours().finish(reason))));
      case ReplyEvent.Completion _ ->
          throw new IllegalStateException("a whole answer for a client that streams");
    }
  }

  private void chunk(Chunk chunk) {
    if (first.isEmpty()) {
      first = Optional.of(Slice.of(chunk.json().toByteArray()));
    }
    switch (chunk.content()) {
      case USAGE -> {}
      case DELTA -> {
        release();
        events.chunk(chunk);
      }
      case FINISH -> {
        release();
        held = Optional.of(events.spliced(chunk));
      }
    }
  }

  /** What was held back was not the last chunk after all. */
  private void release() {
    held.ifPresent(events::json);
    held = Optional.empty();
  }

  /**
   * An upstream sends an HTTP chunk an event, and a read brings many: they become one write. An
   * engine, which is on a thread of its own, is written as it speaks.
   */
  @Override
  public void flush() {
    if (!exchange.onLoop()) {
      Buffer ready = events.take();
      exchange.onLoop(() -> sse.write(ready));
    } else if (!flushing) {
      flushing = true;
      exchange.afterRead(this::write);
    }
  }

  private void write() {
    flushing = false;
    if (!events.isEmpty()) {
      sse.write(events.take());
    }
  }

  @Override
  public boolean full() {
    return sse.full();
  }

  @Override
  public void onDrained(Runnable drained) {
    exchange.onLoop(() -> sse.onDrained(drained));
  }

  @Override
  public Executor executor() {
    return exchange::onLoop;
  }

  @Override
  public void onGone(Runnable gone) {
    exchange.onGone(gone);
  }

  @Override
  public void standing(Standing standing) {
    RateLimitHeaders.tell(standing, exchange);
  }

  @Override
  public void prepared(PreparedRequest prepared) {
    report = prepared.report();
    MediaReportWriter.tell(report, exchange);
  }

  @Override
  public Duration elapsed() {
    return clock.elapsed();
  }

  @Override
  public Optional<Duration> firstByte() {
    return clock.first();
  }

  @Override
  public void finish(Receipt receipt) {
    exchange.onLoop(() -> end(receipt));
  }

  private void end(Receipt receipt) {
    switch (receipt.outcome()) {
      case Outcome.Completed(Usage usage) -> complete(receipt, usage);
      case Outcome.Interrupted(Failure failure, Usage usage) -> breakOff(failure, receipt, usage);
      case Outcome.Failed(Failure failure) -> breakOff(failure, receipt, Usage.NONE);
    }
  }

  private void complete(Receipt receipt, Usage usage) {
    ObjectNode extras = Json.object();
    Closing.extend(extras, receipt, report, clock);
    if (request.includeUsage() || held.isEmpty()) {
      release();
      ObjectNode last = identity().object("chat.completion.chunk", request.model());
      last.putArray("choices");
      last.set("usage", Closing.usage(usage));
      last.setAll(extras);
      events.json(last);
    } else {
      events.json(held.get(), extras);
    }
    events.done();
    sse.end(events.take(), Closing.cost(receipt));
  }

  /** What was relayed is charged for, and the client is told. */
  private void breakOff(Failure failure, Receipt receipt, Usage usage) {
    if (!sse.begun()) {
      exchange.fail(failure);
      return;
    }
    release();
    ObjectNode last = Json.object();
    Closing.meta(last, receipt);
    last.set("usage", Closing.usage(usage));
    events.json(Slice.of(FailureRenderer.renderInBand(failure, exchange.id())), last);
    sse.breakOff(events.take());
  }

  private ChunkWriter ours() {
    ChunkWriter writer =
        ours.orElseGet(() -> new ChunkWriter(ChunkIdentity.ours(request), request.model()));
    ours = Optional.of(writer);
    return writer;
  }

  private ChunkIdentity identity() {
    return first.map(chunk -> ChunkIdentity.of(chunk, request)).orElseGet(() -> ours().identity());
  }
}
