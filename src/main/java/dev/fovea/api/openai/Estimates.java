package dev.fovea.api.openai;

import dev.fovea.account.Caller;
import dev.fovea.cost.Charge;
import dev.fovea.cost.Money;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureRenderer;
import dev.fovea.http.Exchange;
import dev.fovea.http.Handler;
import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.relay.Ceiling;
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
    tokens.put("text_tokens", forecast.tokens().textTokens());
    tokens.put("image_tokens", forecast.tokens().imageTokens());
    if (forecast.tokens().videoTokens() > 0) {
      tokens.put("video_tokens", forecast.tokens().videoTokens());
    }
    tokens.put("prompt_tokens", forecast.tokens().promptTokens());
    json.set("x_media", MediaReportWriter.json(forecast.media()));
    forecast.price().ifPresent(charge -> write(charge, json));
    write(forecast.ceiling(), forecast.price().isPresent(), json.putObject("ceiling"));
  }

  private static void write(Failure problem, ObjectNode json) {
    json.put("code", FailureRenderer.code(problem));
    json.put("message", problem.message());
    if (problem instanceof Failure.MediaRejected rejected) {
      json.put("param", rejected.param());
    }
  }

  private static void write(Charge charge, ObjectNode json) {
    ObjectNode price = json.putObject("price");
    write(charge.total(), price);
    price.put("media_usd", charge.media().usd());
  }

  /** What would be held of an account's credit. */
  private static void write(Ceiling ceiling, boolean priced, ObjectNode json) {
    json.put("prompt_tokens", ceiling.promptTokens());
    json.put("completion_tokens", ceiling.outputTokens());
    if (priced) {
      write(ceiling.amount(), json);
    }
  }

  private static void write(Money amount, ObjectNode json) {
    json.put("credits", amount.credits());
    json.put("usd", amount.usd());
  }
}
