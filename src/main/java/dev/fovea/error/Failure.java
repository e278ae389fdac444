package dev.fovea.error;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can go wrong with a request, as data.
 *
 * <p>One record each; {@link FailureRenderer} gives it its status, type, code and headers, and does
 * not compile until it knows a new one. Messages say what is wrong, where and what to do, and never
 * hold a payload, a key or a query string.
 */
public sealed interface Failure {

  /** What a person reads: what is wrong and what to do. */
  String message();

  /**
   * The request itself is wrong (400).
   *
   * @param param the place in the request, such as {@code messages[1].content[0].image_url.url}
   */
  record InvalidRequest(String message, Optional<String> param) implements Failure {}

  /** The body is not JSON as it should be (400): syntax, encoding, depth or a repeated key. */
  record InvalidJson(String message) implements Failure {}

  /**
   * A picture or a video that cannot be used (400).
   *
   * @param param the part's place
   */
  record MediaRejected(MediaFault fault, String message, String param) implements Failure {}

  /**
   * The model does not take this kind of media (400).
   *
   * @param modality the kind, as in {@code image} or {@code video}
   * @param param the part's place
   * @param takers models that are ready and do take it
   */
  record ModalityUnsupported(String model, String modality, String param, List<String> takers)
      implements Failure {
    @Override
    public String message() {
      String advice =
          takers.isEmpty()
              ? "No model that does is ready."
              : "Models that do: " + String.join(", ", takers) + ".";
      return "The model '%s' does not take %s input. %s".formatted(model, modality, advice);
    }
  }

  /** No key was sent (401). */
  record MissingApiKey() implements Failure {
    @Override
    public String message() {
      return "Missing authentication credentials. Send your key as 'Authorization: Bearer …'.";
    }
  }

  /** The key is not known, or was revoked (401). */
  record InvalidApiKey() implements Failure {
    @Override
    public String message() {
      return "The API key is not valid. Check it for typing errors, or make a new one with"
          + " './run key create'.";
    }
  }

  /** The key's time is over (401). */
  record ApiKeyExpired(Instant at) implements Failure {
    @Override
    public String message() {
      return "The API key expired at %s. Ask the operator for a new one.".formatted(at);
    }
  }

  /** The operator has disabled the key (401). */
  record ApiKeyDisabled() implements Failure {
    @Override
    public String message() {
      return "The API key is disabled. The operator can enable it again.";
    }
  }

  /** The operator has disabled the account of the key (401). */
  record AccountDisabled() implements Failure {
    @Override
    public String message() {
      return "The account of this API key is disabled. The operator can enable it again.";
    }
  }

  /** The account has not enough credit for the request (402). */
  record OutOfCredit() implements Failure {
    @Override
    public String message() {
      return "Insufficient credits to process this request. Please recharge your account.";
    }
  }

  /**
   * The key has spent what it may in a month (402).
   *
   * @param budgetUsd the budget in dollars, as it is to be read
   */
  record BudgetSpent(String budgetUsd) implements Failure {
    @Override
    public String message() {
      return ("The API key's budget of USD %s for this month does not cover this request."
              + " It starts anew on the first of the next month, UTC.")
          .formatted(budgetUsd);
    }
  }

  /** The key may not do this (403). */
  record PermissionDenied(String message) implements Failure {}

  /** The admin API was shown something else than the admin key (401). */
  record InvalidAdminKey(String message) implements Failure {}

  /** No such account (404); {@code hint} may name the one that was probably meant. */
  record AccountNotFound(String id, String hint) implements Failure {
    public AccountNotFound(String id) {
      this(id, "");
    }

    @Override
    public String message() {
      return "There is no account '%s'.%s".formatted(id, hint);
    }
  }

  /** Under this id other credit was granted (409). */
  record GrantExists(String message) implements Failure {}

  /** No such key, or it was revoked (404). */
  record KeyNotFound(String id) implements Failure {
    @Override
    public String message() {
      return "No working key has the id '%s'.".formatted(id);
    }
  }

  /** The id is taken (409). */
  record AccountExists(String id) implements Failure {
    @Override
    public String message() {
      return "There is an account '%s' already.".formatted(id);
    }
  }

  /** No such model, or none of its providers is usable (404), and what would make it so. */
  record ModelNotFound(String message) implements Failure {}

  /** No such path (404). */
  record PathNotFound(String path) implements Failure {
    @Override
    public String message() {
      return "There is nothing at %s. The API is described at /openapi.yaml.".formatted(path);
    }
  }

  /** The path exists, but not for this method (405). */
  record MethodNotAllowed(String method, String allow) implements Failure {
    @Override
    public String message() {
      return "%s is not possible here; use %s.".formatted(method, allow);
    }
  }

  /** The body came too slowly (408). */
  record BodyTimeout(long seconds) implements Failure {
    @Override
    public String message() {
      return "The request body did not arrive within %d seconds.".formatted(seconds);
    }
  }

  /** The body is larger than this server takes (413). */
  record BodyTooLarge(long bytesMax) implements Failure {
    @Override
    public String message() {
      return "The request body is larger than the %d bytes that this server takes."
              .formatted(bytesMax)
          + " Send a smaller picture, or its URL; the operator can raise 'body.max_bytes'.";
    }
  }

  /** What came is not HTTP/1.1 as it should be (400). */
  record MalformedHttp() implements Failure {
    @Override
    public String message() {
      return "The request is not well-formed HTTP/1.1.";
    }
  }

  /** The request line or the headers are too long (431). */
  record HeadTooLarge() implements Failure {
    @Override
    public String message() {
      return "The request line or the headers are too long.";
    }
  }

  /**
   * The Idempotency-Key was used for another body (400).
   *
   * @param firstRequestId the request that it was used for
   */
  record IdempotencyKeyReused(String firstRequestId) implements Failure {
    @Override
    public String message() {
      return "This Idempotency-Key was used for another body (request %s). Send the very same body to get"
              .formatted(firstRequestId)
          + " its answer again, or take a new key.";
    }
  }

  /** The first request with this Idempotency-Key is still under way (409). */
  record IdempotencyKeyInUse(int retryAfterSeconds) implements Failure {
    @Override
    public String message() {
      return "A request with this Idempotency-Key is still under way. Its answer will be here when it is done.";
    }
  }

  /** The first request with this Idempotency-Key was done, but its answer is gone (409). */
  record IdempotentAnswerGone(String firstRequestId) implements Failure {
    @Override
    public String message() {
      return "The request with this Idempotency-Key was done (%s), but its answer could not be kept: it was"
              .formatted(firstRequestId)
          + " too large, or its server died. It is not done twice; take a new key to ask again.";
    }
  }

  /** The input exceeds the model's context window (413). */
  record ContextLengthExceeded(String message) implements Failure {}

  /** The body is compressed in a way that this server does not take (415). */
  record EncodingUnsupported(String encoding) implements Failure {
    @Override
    public String message() {
      return "Content-Encoding '%s' is not supported; send the body as it is.".formatted(encoding);
    }
  }

  /**
   * Too many requests (429).
   *
   * @param retryAfterSeconds when to come back, 1 to 60
   */
  record RateLimited(String message, int retryAfterSeconds) implements Failure {}

  /** One request asks for more than its key may use in a minute (429, not to be retried). */
  record BeyondLimit(String message) implements Failure {}

  /** The upstream refused the request and its reason is the client's business (400). */
  record UpstreamRefused(String message, Optional<String> code, Optional<String> param)
      implements Failure {}

  /** The upstream cannot be reached, failed or answered nonsense (502). */
  record UpstreamFailed(String message) implements Failure {}

  /** The upstream took too long (504). */
  record UpstreamTimeout(String message) implements Failure {}

  /** This server has no room right now (503). */
  record Overloaded(String message, int retryAfterSeconds) implements Failure {}

  /** The database does not answer, so that nothing can be allowed or charged (503). */
  record StoreUnavailable(int retryAfterSeconds) implements Failure {
    @Override
    public String message() {
      return "The server's database does not answer right now. Nothing was charged; try again.";
    }
  }

  /** The client left, or stopped reading; nobody is there to be told. */
  record ClientGone() implements Failure {
    @Override
    public String message() {
      return "The client left before the answer was complete.";
    }
  }

  /** A fault of ours (500); the log has the rest under the request id. */
  record Internal() implements Failure {
    @Override
    public String message() {
      return "An unexpected error occurred while processing the request. The operator finds it in"
          + " the log under this request id.";
    }
  }
}
