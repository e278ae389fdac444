package dev.fovea.provider.dialect;

import dev.fovea.error.Failure;
import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.provider.Provider;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What an upstream's error means for our client. Its words are kept where they are the client's
 * business.
 */
final class OpenAiErrors {
  private static final int MESSAGE_MAX = 1000;
  private static final int RETRY_AFTER_DEFAULT = 5;
  private static final String TOO_LONG = "context_length_exceeded";

  /** Keys and payloads that an upstream may echo. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)bearer\\s+\\S+|\\b(sk|rc|key|gsk|xai)[-_][\\w-]{8,}|[A-Za-z0-9+/=]{65,}");

  private OpenAiErrors() {}

  static Failure explain(int status, OptionalInt retryAfterSeconds, Slice body, Provider provider) {
    JsonNode error = error(body);
    String said = message(error, "no reason given");
    return switch (status) {
      case 400, 404, 413, 415, 422 -> refused(provider.title() + " refused: " + said, error);
      case 401, 403 ->
          new Failure.UpstreamFailed(
              "%s did not accept this server's credentials (status %d). The operator has to check them."
                  .formatted(provider.title(), status));
      case 408, 504 -> new Failure.UpstreamTimeout(provider.title() + " took too long: " + said);
      case 429 ->
          new Failure.RateLimited(
              provider.title() + " is limiting its rate: " + said,
              retryAfterSeconds.orElse(RETRY_AFTER_DEFAULT));
      default ->
          new Failure.UpstreamFailed(
              "%s failed with status %d: %s".formatted(provider.title(), status, said));
    };
  }

  /** An error object in the middle of a stream. */
  static Failure inBand(Slice json) {
    JsonNode error;
    try {
      error = Json.read(json);
    } catch (JacksonException e) {
      throw new UpstreamNonsense("an error that is not JSON");
    }
    return new Failure.UpstreamFailed(
        "The upstream failed while it was answering: " + message(error, "no reason given"));
  }

  /** Vendors say with 400 or with 413 that the input is too long; our client gets one answer. */
  private static Failure refused(String message, JsonNode error) {
    Optional<String> code = word(error, "code");
    return code.filter(TOO_LONG::equals).isPresent()
        ? new Failure.ContextLengthExceeded(message)
        : new Failure.UpstreamRefused(message, code, word(error, "param"));
  }

  private static JsonNode error(Slice body) {
    try {
      JsonNode tree = Json.read(body);
      return tree.path("error").isMissingNode() ? tree : tree.path("error");
    } catch (JacksonException notJson) {
      return Json.object();
    }
  }

  private static String message(JsonNode error, String otherwise) {
    JsonNode message = error.isString() ? error : error.path("message");
    String text = message.isString() ? message.asString() : otherwise;
    String brief = text.length() <= MESSAGE_MAX ? text : text.substring(0, MESSAGE_MAX) + "…";
    return SECRET.matcher(brief).replaceAll("…");
  }

  private static Optional<String> word(JsonNode error, String name) {
    JsonNode value = error.path(name);
    return value.isString() && value.asString().length() <= 200
        ? Optional.of(SECRET.matcher(value.asString()).replaceAll("…"))
        : Optional.empty();
  }
}
