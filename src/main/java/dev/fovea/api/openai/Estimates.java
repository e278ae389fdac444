package dev.fovea.api.openai;

import dev.fovea.account.Caller;
import dev.fovea.cost.Money;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureRenderer;
import dev.fovea.http.Exchange;
import dev.fovea.http.Handler;
import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.relay.Forecast;
import dev.fovea.relay.Forecasts;
import dev.fovea.vision.VisionRequest;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /v1/chat/completions/estimate}: the same body, and what each target would make of it.
 */
public final class Estimates implements Handler {
  private final Authentication authentication;
  private final Forecasts forecasts;

  public Estimates(Authentication authentication, Forecasts forecasts) {
    this.authentication = authentication;
    this.forecasts = forecasts;
  }

  @Override
  public void handle(Exchange exchange) {
    Caller caller = authentication.caller(exchange);
    VisionRequest request = ChatRequestReader.read(exchange.id(), Slice.of(exchange.body()));
    exchange.note("model", request.model());
    List<Forecast> found =
        forecasts.of(
            caller,
            request,
            exchange::onGone,
            standing -> RateLimitHeaders.tell(standing, exchange));
    exchange.respond(200, Json.write(answer(request, found)));
  }

  private static ObjectNode answer(VisionRequest request, List<Forecast> forecasts) {
    ObjectNode answer = Json.object();
    answer.put("object", "chat.completion.estimate");
    answer.put("model", request.model());
    ArrayNode targets = answer.putArray("targets");
    forecasts.forEach(forecast -> write(forecast, targets.addObject()));
    return answer;
  }

  private static void write(Forecast forecast, ObjectNode json) {
    json.put("provider", forecast.target().provider().name());
    json.put("model", forecast.target().name());
    json.put("valid", forecast.problem().isEmpty());
    forecast.problem().ifPresent(problem -> write(problem, json.putObject("error")));
    ObjectNode tokens = json.putObject("tokens");
    tokens.put("family", forecast.target().tokens().name());
    tokens.put("text_tokens", forecast.textTokens());
    tokens.put("image_tokens", forecast.media().tokens());
    tokens.put("prompt_tokens", forecast.promptTokens());
    json.set("x_media", MediaReportWriter.json(forecast.media()));
    forecast.price().ifPresent(price -> write(price, json.putObject("price")));
  }

  private static void write(Failure problem, ObjectNode json) {
    json.put("code", FailureRenderer.code(problem));
    json.put("message", problem.message());
    if (problem instanceof Failure.MediaRejected rejected) {
      json.put("param", rejected.param());
    }
  }

  private static void write(Money price, ObjectNode json) {
    json.put("credits", price.credits());
    json.put("usd", price.usd());
  }
}
