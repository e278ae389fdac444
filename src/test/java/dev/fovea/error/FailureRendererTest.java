package dev.fovea.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

final class FailureRendererTest {
  private static final Map<String, String> NEVER = Map.of("x-should-retry", "false");
  private static final String REQUEST = "invalid_request_error";
  private static final String TWICE = "idempotency_error";

  private record Row(
      Failure failure, int status, String type, String code, Map<String, String> headers) {}

  private static List<Row> rows() {
    return Stream.of(request(), caller(), server()).flatMap(List::stream).toList();
  }

  private static List<Row> request() {
    return List.of(
        new Row(
            new Failure.InvalidRequest("m", Optional.of("p")),
            400,
            REQUEST,
            "invalid_request",
            NEVER),
        new Row(new Failure.InvalidJson("m"), 400, REQUEST, "invalid_json", NEVER),
        new Row(
            new Failure.MediaRejected(MediaFault.IMAGE_TOO_LARGE, "m", "p"),
            400,
            REQUEST,
            "image_too_large",
            NEVER),
        new Row(
            new Failure.ModalityUnsupported("m", "image", "p", List.of()),
            400,
            REQUEST,
            "model_does_not_support_image",
            NEVER),
        new Row(new Failure.ModelNotFound("m"), 404, REQUEST, "model_not_found", NEVER),
        new Row(new Failure.PathNotFound("/"), 404, REQUEST, "not_found", NEVER),
        new Row(
            new Failure.MethodNotAllowed("PUT", "GET"),
            405,
            REQUEST,
            "method_not_allowed",
            Map.of("allow", "GET", "x-should-retry", "false")),
        new Row(new Failure.BodyTimeout(1), 408, REQUEST, "request_timeout", NEVER),
        new Row(new Failure.BodyTooLarge(1), 413, REQUEST, "request_too_large", NEVER),
        new Row(
            new Failure.IdempotencyKeyReused("req-1"), 400, TWICE, "idempotency_key_reused", NEVER),
        new Row(
            new Failure.IdempotencyKeyInUse(1),
            409,
            TWICE,
            "idempotency_key_in_use",
            Map.of("retry-after", "1")),
        new Row(
            new Failure.IdempotentAnswerGone("req-1"), 409, TWICE, "idempotent_answer_gone", NEVER),
        new Row(new Failure.MalformedHttp(), 400, REQUEST, "malformed_http", NEVER),
        new Row(new Failure.HeadTooLarge(), 431, REQUEST, "headers_too_large", NEVER),
        new Row(
            new Failure.ContextLengthExceeded("m"), 413, REQUEST, "context_length_exceeded", NEVER),
        new Row(
            new Failure.EncodingUnsupported("gzip"), 415, REQUEST, "unsupported_encoding", NEVER));
  }

  private static List<Row> caller() {
    return List.of(
        new Row(new Failure.MissingApiKey(), 401, "authentication_error", "missing_api_key", NEVER),
        new Row(new Failure.InvalidApiKey(), 401, "authentication_error", "invalid_api_key", NEVER),
        new Row(
            new Failure.ApiKeyExpired(Instant.EPOCH),
            401,
            "authentication_error",
            "expired_api_key",
            NEVER),
        new Row(
            new Failure.ApiKeyDisabled(), 401, "authentication_error", "disabled_api_key", NEVER),
        new Row(
            new Failure.AccountDisabled(),
            401,
            "authentication_error",
            "account_deactivated",
            NEVER),
        new Row(
            new Failure.BudgetSpent("5"), 402, "insufficient_quota", "insufficient_quota", NEVER),
        new Row(new Failure.AccountNotFound("a"), 404, REQUEST, "account_not_found", NEVER),
        new Row(new Failure.KeyNotFound("k"), 404, REQUEST, "key_not_found", NEVER),
        new Row(new Failure.AccountExists("a"), 409, REQUEST, "account_exists", NEVER),
        new Row(new Failure.GrantExists("g"), 409, REQUEST, "grant_exists", NEVER),
        new Row(
            new Failure.InvalidAdminKey("m"),
            401,
            "authentication_error",
            "invalid_admin_key",
            NEVER),
        new Row(new Failure.OutOfCredit(), 402, "insufficient_quota", "insufficient_quota", NEVER),
        new Row(
            new Failure.PermissionDenied("m"),
            403,
            "permission_error",
            "permission_denied",
            NEVER));
  }

  private static List<Row> server() {
    return List.of(
        new Row(
            new Failure.BeyondLimit("m"),
            429,
            "rate_limit_error",
            "rate_limit_exceeded",
            Map.of("retry-after", "60", "x-should-retry", "false")),
        new Row(
            new Failure.StoreUnavailable(2),
            503,
            "server_error",
            "store_unavailable",
            Map.of("retry-after", "2")),
        new Row(
            new Failure.RateLimited("m", 99),
            429,
            "rate_limit_error",
            "rate_limit_exceeded",
            Map.of("retry-after", "60")),
        new Row(
            new Failure.UpstreamRefused("m", Optional.of("c"), Optional.empty()),
            400,
            REQUEST,
            "c",
            NEVER),
        new Row(
            new Failure.UpstreamFailed("m"),
            502,
            "server_error",
            "backend_unavailable",
            Map.of("retry-after", "1")),
        new Row(new Failure.UpstreamTimeout("m"), 504, "server_error", "backend_error", Map.of()),
        new Row(
            new Failure.Overloaded("m", 0),
            503,
            "server_error",
            "overloaded",
            Map.of("retry-after", "1")),
        new Row(new Failure.ClientGone(), 499, REQUEST, "client_closed_request", NEVER),
        new Row(new Failure.Internal(), 500, "server_error", "internal_error", Map.of()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyFailureHasItsFace(Row row) {
    Rendered rendered = FailureRenderer.render(row.failure, "req-1");
    assertThat(rendered.status()).isEqualTo(row.status);
    assertThat(rendered.headers()).isEqualTo(row.headers);
    JsonNode error = Json.read(Slice.of(rendered.body())).path("error");
    assertThat(error.propertyNames())
        .containsExactly("message", "type", "code", "param", "request_id");
    assertThat(error.path("type").asString()).isEqualTo(row.type);
    assertThat(error.path("code").asString()).isEqualTo(row.code);
    assertThat(error.path("message").asString()).isEqualTo(row.failure.message());
    assertThat(error.path("request_id").asString()).isEqualTo("req-1");
  }

  @Test
  void noFailureIsWithoutARow() {
    Set<Class<?>> tried =
        rows().stream().map(row -> row.failure().getClass()).collect(Collectors.toSet());
    assertThat(tried).isEqualTo(Set.copyOf(Arrays.asList(Failure.class.getPermittedSubclasses())));
  }
}
