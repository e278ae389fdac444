package dev.fovea.api.openai;

import dev.fovea.account.Caller;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureRenderer;
import dev.fovea.http.Exchange;
import dev.fovea.http.Handler;
import dev.fovea.json.Slice;
import dev.fovea.provider.Catalog;
import dev.fovea.relay.Receipt;
import dev.fovea.relay.Relay;
import dev.fovea.relay.Reply;
import dev.fovea.replay.Once;
import dev.fovea.usage.Usages;
import dev.fovea.vision.Outcome;
import dev.fovea.vision.VisionRequest;

/** {@code POST /v1/chat/completions}. */
public final class ChatCompletions implements Handler {
  private static final String OPERATION = "chat.completions";

  private final Authentication authentication;
  private final Catalog catalog;
  private final Relay relay;
  private final Once once;
  private final Usages usages;

  /**
   * @param usages takes the records of requests that were refused
   */
  public ChatCompletions(
      Authentication authentication, Catalog catalog, Relay relay, Once once, Usages usages) {
    this.authentication = authentication;
    this.catalog = catalog;
    this.relay = relay;
    this.once = once;
    this.usages = usages;
  }

  @Override
  public void handle(Exchange exchange) {
    Caller caller = authentication.caller(exchange);
    var refusal = new Refusal(usages, exchange, caller);
    refusal.watch(() ->
        once.run(exchange, caller.account(), OPERATION, () -> answer(exchange, caller, refusal)));
  }

  private void answer(Exchange exchange, Caller caller, Refusal refusal) {
    VisionRequest request = ChatRequestReader.read(exchange.id(), Slice.of(exchange.body()));
    refusal.model(request.model(), catalog);
    exchange.note("model", request.model());
    Reply reply =
        streams(request) ? new ChatStream(exchange, request) : new WholeChat(exchange, request);
    note(exchange, relay.run(caller, request, reply));
  }

  /** A model may stream unless it is told not to. */
  private boolean streams(VisionRequest request) {
    return request.stream().orElseGet(() -> streamsByDefault(request.model()));
  }

  private boolean streamsByDefault(String model) {
    return catalog
        .find(model)
        .map(entry -> entry.model().defaults().stream())
        .map(defaults ->
            defaults.anyMatch(field -> field.name().equals("stream") && field.json().at(0) == 't'))
        .orElse(false);
  }

  private static void note(Exchange exchange, Receipt receipt) {
    exchange.note("provider", receipt.target().provider().name());
    exchange.note("prompt_tokens", receipt.outcome().usage().promptTokens());
    exchange.note("completion_tokens", receipt.outcome().usage().completionTokens());
    receipt.warning().ifPresent(warning -> exchange.note("warning", warning));
    exchange.note("nano_usd", receipt.paid().nanoUsd());
    switch (receipt.outcome()) {
      case Outcome.Completed _ -> exchange.note("outcome", "completed");
      case Outcome.Interrupted(Failure failure, _) -> failed(exchange, "interrupted", failure);
      case Outcome.Failed(Failure failure) -> failed(exchange, "failed", failure);
    }
  }

  private static void failed(Exchange exchange, String outcome, Failure failure) {
    exchange.note("outcome", outcome);
    exchange.note("code", FailureRenderer.code(failure));
  }
}
