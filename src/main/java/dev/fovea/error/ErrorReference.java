package dev.fovea.error;

import dev.fovea.error.Failure.AccountDisabled;
import dev.fovea.error.Failure.AccountExists;
import dev.fovea.error.Failure.AccountNotFound;
import dev.fovea.error.Failure.ApiKeyDisabled;
import dev.fovea.error.Failure.ApiKeyExpired;
import dev.fovea.error.Failure.BeyondLimit;
import dev.fovea.error.Failure.BodyTimeout;
import dev.fovea.error.Failure.BodyTooLarge;
import dev.fovea.error.Failure.BudgetSpent;
import dev.fovea.error.Failure.ContextLengthExceeded;
import dev.fovea.error.Failure.EncodingUnsupported;
import dev.fovea.error.Failure.GrantExists;
import dev.fovea.error.Failure.HeadTooLarge;
import dev.fovea.error.Failure.IdempotencyKeyInUse;
import dev.fovea.error.Failure.IdempotencyKeyReused;
import dev.fovea.error.Failure.IdempotentAnswerGone;
import dev.fovea.error.Failure.Internal;
import dev.fovea.error.Failure.InvalidAdminKey;
import dev.fovea.error.Failure.InvalidApiKey;
import dev.fovea.error.Failure.InvalidJson;
import dev.fovea.error.Failure.InvalidRequest;
import dev.fovea.error.Failure.KeyNotFound;
import dev.fovea.error.Failure.MalformedHttp;
import dev.fovea.error.Failure.MediaRejected;
import dev.fovea.error.Failure.MethodNotAllowed;
import dev.fovea.error.Failure.MissingApiKey;
import dev.fovea.error.Failure.ModalityUnsupported;
import dev.fovea.error.Failure.ModelNotFound;
import dev.fovea.error.Failure.OutOfCredit;
import dev.fovea.error.Failure.Overloaded;
import dev.fovea.error.Failure.PathNotFound;
import dev.fovea.error.Failure.PermissionDenied;
import dev.fovea.error.Failure.RateLimited;
import dev.fovea.error.Failure.StoreUnavailable;
import dev.fovea.error.Failure.UpstreamFailed;
import dev.fovea.error.Failure.UpstreamRefused;
import dev.fovea.error.Failure.UpstreamTimeout;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code docs/reference/errors.md}, rendered from the failures themselves. */
public final class ErrorReference {
  /** What a reader is told about a failure; its status and words come from the renderer. */
  record Entry(Failure sample, String when, String advice) {}

  private static final String HEAD =
      """
      # Errors

      <!-- Generated from the failures; `./run docs` writes it anew. -->

      Every error has one shape, and every answer carries its `request_id` as `x-request-id`:

      ```json
      {"error": {"message": "…", "type": "…", "code": "…", "param": "messages[0].content[1]", "request_id": "…"}}
      ```

      `retry` says what the SDKs are told: `no` (`x-should-retry: false`), seconds (`retry-after`), or `-` (they
      decide). An error after the first byte of a stream comes as an event with the same object; the connection then
      ends without `[DONE]`.

      | status | type | code | retry | when | what to do |
      |---|---|---|---|---|---|
      """;

  private ErrorReference() {}

  /** The whole page. */
  public static String markdown() {
    var page = new StringBuilder(HEAD);
    entries().forEach(entry -> page.append(row(entry)));
    return page.toString();
  }

  private static String row(Entry entry) {
    Rendered rendered = FailureRenderer.render(entry.sample, "");
    String wait = Optional.ofNullable(rendered.headers().get("retry-after")).orElse("-");
    String retry = rendered.headers().containsKey("x-should-retry") ? "no" : wait;
    return "| %d | `%s` | `%s` | %s | %s | %s |\n"
        .formatted(
            rendered.status(),
            FailureRenderer.type(entry.sample),
            FailureRenderer.code(entry.sample),
            retry,
            entry.when,
            entry.advice);
  }

  static Stream<Entry> entries() {
    return Stream.of(request().stream(), media(), caller().stream(), server().stream())
        .flatMap(part -> part);
  }

  private static List<Entry> request() {
    Optional<String> none = Optional.empty();
    return List.of(
        of(new MalformedHttp(), "what came is not HTTP/1.1", "use an HTTP library"),
        of(
            new InvalidJson(""),
            "the body is not JSON: syntax, encoding, depth over 64 or a repeated key",
            "the message names the line and the column"),
        of(
            new InvalidRequest("", none),
            "a field is missing or of another type",
            "`param` names the field"),
        of(
            new UpstreamRefused("", none, none),
            "the provider refused the request; its own code is kept where it sends one",
            "the message is the provider's"),
        of(
            new ModalityUnsupported("", "image", "", List.of()),
            "media for a model that does not take it; the code ends in the kind of media",
            "use one of the models that the message names"),
        of(new PathNotFound(""), "there is no such path", "see `/openapi.yaml`"),
        of(new MethodNotAllowed("", ""), "the path has other methods", "`allow` names them"),
        of(new BodyTimeout(0), "the body came too slowly", "send it again, or a smaller picture"),
        of(
            new BodyTooLarge(0),
            "the body is over the server's limit",
            "send a smaller picture, or its URL"),
        of(
            new ContextLengthExceeded(""),
            "the input exceeds the model's context",
            "send less, or use a model with a larger context"),
        of(
            new IdempotencyKeyReused(""),
            "the `Idempotency-Key` was used for another body",
            "take a new key for a new request"),
        of(
            new IdempotencyKeyInUse(1),
            "the first request with the `Idempotency-Key` is still under way",
            "try again with the same key"),
        of(
            new IdempotentAnswerGone(""),
            "the first request with the `Idempotency-Key` was done, but its answer was not kept",
            "take a new key to ask again"),
        of(new EncodingUnsupported(""), "the body is compressed", "send it as it is"),
        of(new HeadTooLarge(), "the request line or a header is too long", "shorten it"));
  }

  private static Stream<Entry> media() {
    return Arrays.stream(MediaFault.values())
        .map(fault -> of(new MediaRejected(fault, "", ""), when(fault), "`param` names the part"));
  }

  private static String when(MediaFault fault) {
    return switch (fault) {
      case INVALID_BASE64_IMAGE -> "inline media is not base64, or there is none";
      case INVALID_IMAGE_URL -> "the URL of media is not one";
      case FAILED_TO_DOWNLOAD_IMAGE -> "media cannot be fetched from its URL";
      case UNSUPPORTED_IMAGE_MEDIA_TYPE -> "the type of the media is not taken";
      case IMAGE_PARSE_ERROR -> "the picture cannot be read";
      case IMAGE_TOO_LARGE -> "the picture has too many pixels";
      case IMAGE_TOO_SMALL -> "the picture has too few pixels";
      case IMAGE_FILE_TOO_LARGE -> "the picture has too many bytes";
      case EMPTY_IMAGE_FILE -> "the picture has no bytes";
      case INVALID_IMAGE_FORMAT -> "the picture is of a format that is not known";
    };
  }

  private static List<Entry> caller() {
    return List.of(
        of(new MissingApiKey(), "no key was sent", "send `Authorization: Bearer …`"),
        of(new InvalidApiKey(), "the key is not known, or was revoked", "make a new one"),
        of(
            new ApiKeyExpired(Instant.EPOCH),
            "the key's time is over",
            "ask the operator for a new one"),
        of(new ApiKeyDisabled(), "the key is disabled", "ask the operator"),
        of(new AccountDisabled(), "the key's account is disabled", "ask the operator"),
        of(new OutOfCredit(), "the account has not enough credit", "recharge the account"),
        of(
            new BudgetSpent(""),
            "the key's budget of the month is spent",
            "wait for the next, or ask the operator"),
        of(new PermissionDenied(""), "the key may not do this", "ask the operator"),
        of(new AccountNotFound(""), "there is no such account", "check its id"),
        of(new KeyNotFound(""), "there is no such key, or it was revoked", "check its id"),
        of(new AccountExists(""), "there is an account of this id", "choose another id"),
        of(
            new InvalidAdminKey(""),
            "the admin API was shown something else than the admin key",
            "send the value of FOVEA_ADMIN_KEY"),
        of(
            new GrantExists(""),
            "under this id other credit was granted",
            "choose another id for another grant"),
        of(
            new ModelNotFound(""),
            "there is no such model, or none of its providers is usable",
            "the message names the variable to set, and models that are ready"),
        of(
            new RateLimited("", 1),
            "too many requests, here or at the provider",
            "wait as long as `retry-after` says, 1 to 60 seconds"),
        of(
            new BeyondLimit(""),
            "one request alone is more than the key may use in a minute",
            "ask for less: fewer pictures, a smaller `max_tokens`"));
  }

  private static List<Entry> server() {
    return List.of(
        of(new Internal(), "a fault of the server", "tell the operator the `request_id`"),
        of(
            new UpstreamFailed(""),
            "the provider cannot be reached, failed, or answered nonsense",
            "try again; if it stays, tell the operator"),
        of(new Overloaded("", 1), "the server has no room right now", "try again"),
        of(new StoreUnavailable(1), "the database does not answer", "try again"),
        of(new UpstreamTimeout(""), "the provider took too long", "try again, or ask for less"));
  }

  private static Entry of(Failure sample, String when, String advice) {
    return new Entry(sample, when, advice);
  }
}
