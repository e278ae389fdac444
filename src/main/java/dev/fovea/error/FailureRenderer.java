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
import dev.fovea.error.Failure.ClientGone;
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
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The one place where a failure gets its status, its words and its headers.
 *
 * <p>The body has the shape {@code {"error": {message, type, code, param, request_id}}}; an SDK
 * retries what carries {@code retry-after} and leaves alone what carries {@code x-should-retry:
 * false}.
 */
public final class FailureRenderer {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Map<String, String> NEVER = Map.of("x-should-retry", "false");

  private record Face(
      int status, String type, String code, Optional<String> param, Map<String, String> headers) {}

  private FailureRenderer() {}

  /** Renders a whole HTTP answer. */
  public static Rendered render(Failure failure, String requestId) {
    Face face = face(failure);
    return new Rendered(face.status, face.headers, body(failure, face, requestId));
  }

  /** The error object alone, as it goes into a stream whose status has long been sent. */
  public static String renderInBand(Failure failure, String requestId) {
    return body(failure, face(failure), requestId);
  }

  /** The status alone, for the log. */
  public static int status(Failure failure) {
    return face(failure).status;
  }

  /** The code alone, for the log. */
  public static String code(Failure failure) {
    return face(failure).code;
  }

  /** The type alone, for the reference. */
  static String type(Failure failure) {
    return face(failure).type;
  }

  private static Face face(Failure failure) {
    return switch (failure) {
      case InvalidRequest f -> wrong(400, "invalid_request", f.param());
      case InvalidJson _ -> wrong(400, "invalid_json", Optional.empty());
      case MediaRejected f -> wrong(400, f.fault().code(), Optional.of(f.param()));
      case ModalityUnsupported f ->
          wrong(400, "model_does_not_support_" + f.modality(), Optional.of(f.param()));
      case UpstreamRefused f -> wrong(400, f.code().orElse("invalid_request"), f.param());
      case MissingApiKey _ -> refused(401, "authentication_error", "missing_api_key");
      case InvalidApiKey _ -> refused(401, "authentication_error", "invalid_api_key");
      case ApiKeyExpired _ -> refused(401, "authentication_error", "expired_api_key");
      case ApiKeyDisabled _ -> refused(401, "authentication_error", "disabled_api_key");
      case AccountDisabled _ -> refused(401, "authentication_error", "account_deactivated");
      case InvalidAdminKey _ -> refused(401, "authentication_error", "invalid_admin_key");
      case OutOfCredit _ -> refused(402, "insufficient_quota", "insufficient_quota");
      case BudgetSpent _ -> refused(402, "insufficient_quota", "insufficient_quota");
      case PermissionDenied _ -> refused(403, "permission_error", "permission_denied");
      case AccountNotFound _ -> wrong(404, "account_not_found", Optional.empty());
      case KeyNotFound _ -> wrong(404, "key_not_found", Optional.empty());
      case AccountExists _ -> wrong(409, "account_exists", Optional.of("id"));
      case GrantExists _ -> wrong(409, "grant_exists", Optional.of("id"));
      case ModelNotFound _ -> wrong(404, "model_not_found", Optional.of("model"));
      case PathNotFound _ -> wrong(404, "not_found", Optional.empty());
      case MethodNotAllowed f ->
          new Face(
              405,
              "invalid_request_error",
              "method_not_allowed",
              Optional.empty(),
              Map.of("allow", f.allow(), "x-should-retry", "false"));
      case IdempotencyKeyReused _ -> twice(400, "idempotency_key_reused", NEVER);
      case IdempotencyKeyInUse f ->
          twice(409, "idempotency_key_in_use", wait(f.retryAfterSeconds()));
      case IdempotentAnswerGone _ -> twice(409, "idempotent_answer_gone", NEVER);
      case BodyTimeout _ -> wrong(408, "request_timeout", Optional.empty());
      case BodyTooLarge _ -> wrong(413, "request_too_large", Optional.empty());
      case MalformedHttp _ -> wrong(400, "malformed_http", Optional.empty());
      case HeadTooLarge _ -> wrong(431, "headers_too_large", Optional.empty());
      case ContextLengthExceeded _ ->
          wrong(413, "context_length_exceeded", Optional.of("messages"));
      case EncodingUnsupported _ -> wrong(415, "unsupported_encoding", Optional.empty());
      case RateLimited f ->
          later(429, "rate_limit_error", "rate_limit_exceeded", f.retryAfterSeconds());
      case BeyondLimit _ ->
          new Face(
              429,
              "rate_limit_error",
              "rate_limit_exceeded",
              Optional.empty(),
              Map.of("retry-after", "60", "x-should-retry", "false"));
      case ClientGone _ -> wrong(499, "client_closed_request", Optional.empty());
      case Internal _ -> server(500, "internal_error");
      case UpstreamFailed _ -> later(502, "server_error", "backend_unavailable", 1);
      case Overloaded f -> later(503, "server_error", "overloaded", f.retryAfterSeconds());
      case StoreUnavailable f ->
          later(503, "server_error", "store_unavailable", f.retryAfterSeconds());
      case UpstreamTimeout _ -> server(504, "backend_error");
    };
  }

  private static Face wrong(int status, String code, Optional<String> param) {
    return new Face(status, "invalid_request_error", code, param, NEVER);
  }

  private static Face refused(int status, String type, String code) {
    return new Face(status, type, code, Optional.empty(), NEVER);
  }

  private static Face server(int status, String code) {
    return new Face(status, "server_error", code, Optional.empty(), Map.of());
  }

  private static Face twice(int status, String code, Map<String, String> headers) {
    return new Face(status, "idempotency_error", code, Optional.of("idempotency-key"), headers);
  }

  private static Face later(int status, String type, String code, int seconds) {
    return new Face(status, type, code, Optional.empty(), wait(seconds));
  }

  private static Map<String, String> wait(int seconds) {
    return Map.of("retry-after", Integer.toString(Math.clamp(seconds, 1, 60)));
  }

  private static String body(Failure failure, Face face, String requestId) {
    var text = new StringWriter(256);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject().writeName("error").writeStartObject();
      json.writeStringProperty("message", failure.message());
      json.writeStringProperty("type", face.type);
      json.writeStringProperty("code", face.code);
      json.writeName("param");
      face.param.ifPresentOrElse(json::writeString, json::writeNull);
      json.writeStringProperty("request_id", requestId);
      json.writeEndObject().writeEndObject();
    }
    return text.toString();
  }
}
