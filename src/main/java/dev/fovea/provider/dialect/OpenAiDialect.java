package dev.fovea.provider.dialect;

import dev.fovea.cost.tokens.TextTokens;
import dev.fovea.error.Failure;
import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.provider.Provider;
import dev.fovea.provider.Target;
import dev.fovea.vision.PreparedRequest;
import dev.fovea.vision.ReplyEvent;
import dev.fovea.vision.ReplySink;
import dev.fovea.vision.Usage;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI's chat completions, which most of the field speaks. */
public final class OpenAiDialect implements Dialect {
  private static final String PATH = "/chat/completions";

  @Override
  public UpstreamCall encode(PreparedRequest request, Target target, boolean stream) {
    return new UpstreamCall(PATH, OpenAiRequest.write(request.request(), target, stream));
  }

  @Override
  public Usage decode(Slice body, PreparedRequest request, ReplySink sink) {
    if (!(tree(body) instanceof ObjectNode completion) || !completion.path("choices").isArray()) {
      throw new UpstreamNonsense("an answer without choices");
    }
    sink.accept(new ReplyEvent.Completion(completion));
    JsonNode usage = completion.path("usage");
    Optional<Usage> reported =
        usage.isObject() ? Optional.of(OpenAiUsage.read(usage)) : Optional.empty();
    boolean counted = reported.map(Usage::completionTokens).orElse(0L) > 0;
    return OpenAiUsage.settle(reported, counted ? 0 : said(body), true);
  }

  private static long said(Slice body) {
    var scanner = new ChunkScanner();
    scanner.scan(body);
    return TextTokens.estimate(scanner.said);
  }

  @Override
  public ReplyStream stream(PreparedRequest request, ReplySink sink) {
    return new OpenAiStream(sink, choices(request));
  }

  @Override
  public Failure explain(int status, OptionalInt retryAfterSeconds, Slice body, Provider provider) {
    return OpenAiErrors.explain(status, retryAfterSeconds, body, provider);
  }

  private static long choices(PreparedRequest request) {
    return request.request().field("n").map(field -> tree(field.json()).asLong(1)).orElse(1L);
  }

  private static JsonNode tree(Slice body) {
    try {
      return Json.read(body);
    } catch (JacksonException e) {
      throw new UpstreamNonsense("an answer that is not JSON");
    }
  }
}
