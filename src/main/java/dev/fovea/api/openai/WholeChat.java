package dev.fovea.api.openai;

import dev.fovea.admission.Standing;
import dev.fovea.error.Failure;
import dev.fovea.http.Exchange;
import dev.fovea.json.Json;
import dev.fovea.relay.Receipt;
import dev.fovea.relay.Reply;
import dev.fovea.vision.MediaReport;
import dev.fovea.vision.Outcome;
import dev.fovea.vision.PreparedRequest;
import dev.fovea.vision.ReplyEvent;
import dev.fovea.vision.Usage;
import dev.fovea.vision.VisionRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers with one {@code chat.completion} object. One for one request. */
final class WholeChat implements Reply {
  private final Exchange exchange;
  private final VisionRequest request;
  private final Closing.Clock clock;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder reasoning = new StringBuilder();
  private String finishReason = "stop";
  private Optional<ObjectNode> completion = Optional.empty();
  private MediaReport report = MediaReport.NONE;

  WholeChat(Exchange exchange, VisionRequest request) {
    this.exchange = exchange;
    this.request = request;
    this.clock = new Closing.Clock(exchange.startedNanos());
  }

  @Override
  public boolean streaming() {
    return false;
  }

  @Override
  public void accept(ReplyEvent event) {
    clock.tick();
    switch (event) {
      case ReplyEvent.Completion(ObjectNode json) -> completion = Optional.of(json);
      case ReplyEvent.Text(String piece) -> text.append(piece);
      case ReplyEvent.Reasoning(String piece) -> reasoning.append(piece);
      case ReplyEvent.Finish(String reason) -> finishReason = reason;
      case ReplyEvent.Chunk _ ->
          throw new IllegalStateException("a chunk for a client that does not stream");
    }
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
    receipt.warning().ifPresent(warning -> exchange.header("x-fovea-warning", warning));
    switch (receipt.outcome()) {
      case Outcome.Completed(Usage usage) -> {
        exchange.header(Closing.COST, Closing.cost(receipt));
        exchange.respond(200, Json.write(answer(receipt, usage)));
      }
      case Outcome.Interrupted(Failure failure, _) -> exchange.fail(failure);
      case Outcome.Failed(Failure failure) -> exchange.fail(failure);
    }
  }

  private ObjectNode answer(Receipt receipt, Usage usage) {
    ObjectNode answer = completion.orElseGet(this::composed);
    answer.put("object", "chat.completion");
    answer.put("model", request.model());
    answer.set("usage", merged(answer.path("usage"), usage));
    Closing.extend(answer, receipt, report, clock);
    return answer;
  }

  /** What the upstream said beyond the counts is kept. */
  private static ObjectNode merged(JsonNode reported, Usage usage) {
    ObjectNode merged = reported instanceof ObjectNode object ? object : Json.object();
    merged.setAll(Closing.usage(usage));
    return merged;
  }

  private ObjectNode composed() {
    ObjectNode answer = ChunkIdentity.ours(request).object("chat.completion", request.model());
    ObjectNode choice = answer.putArray("choices").addObject();
    choice.put("index", 0);
    ObjectNode message = choice.putObject("message");
    message.put("role", "assistant");
    message.put("content", text.toString());
    if (!reasoning.isEmpty()) {
      message.put("reasoning_content", reasoning.toString());
    }
    choice.putNull("logprobs");
    choice.put("finish_reason", finishReason);
    return answer;
  }
}
