package dev.fovea.media.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * One question to one host. The answer's handlers run on the connection's event loop; closing the
 * connection ends it.
 */
final class Exchange {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("\\s*([a-z0-9!#$&^_.+-]{1,64}/[a-z0-9!#$&^_.+-]{1,64})\\s*(?:;.*)?");
  private static final String ACCEPT = "image/*,video/*;q=0.9,application/pdf;q=0.8,*/*;q=0.1";

  private final MediaUrl url;
  private final HttpClientConnection connection;
  private final Body body;
  private final CompletableFuture<Void> head = new CompletableFuture<>();
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();

  /**
   * @param body takes what comes
   */
  Exchange(MediaUrl url, HttpClientConnection connection, Body body) {
    this.url = url;
    this.connection = connection;
    this.body = body;
  }

  /** Completes when the head of the answer is there, or the answer has failed. */
  CompletionStage<Void> head() {
    return head;
  }

  /** Fails with a {@link FetchFault}, or with whatever broke the connection. */
  CompletionStage<Answer> answer() {
    return answer;
  }

  /** Asks; nothing but what stands here is told to the host. */
  void start(String userAgent) {
    RequestOptions question =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setURI(url.target())
            .setFollowRedirects(false)
            .putHeader("host", url.authority())
            .putHeader("user-agent", userAgent)
            .putHeader("accept", ACCEPT)
            .putHeader("accept-encoding", "identity");
    connection.exceptionHandler(this::fail);
    connection.request(question).onSuccess(this::send).onFailure(this::fail);
  }

  /** On the event loop: a fast host could answer before another thread has set the handlers. */
  private void send(HttpClientRequest request) {
    request
        .response()
        .onSuccess(response -> guarded(() -> receive(response)))
        .onFailure(this::fail);
    request.end().onFailure(this::fail);
  }

  private void receive(HttpClientResponse response) {
    response.exceptionHandler(this::fail);
    if (REDIRECTS.contains(response.statusCode())) {
      redirect(response);
      return;
    }
    check(response);
    Optional.ofNullable(response.getHeader("content-length"))
        .ifPresent(length -> body.announce(Long.parseLong(length.strip())));
    response.handler(piece -> guarded(() -> body.add(piece)));
    response.endHandler(_ -> guarded(() -> complete(found(response))));
    head.complete(null);
  }

  private static void check(HttpClientResponse response) {
    if (response.statusCode() != 200) {
      throw FetchFault.failed("status " + response.statusCode());
    }
    String encoding = Optional.ofNullable(response.getHeader("content-encoding")).orElse("");
    if (!encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
      throw FetchFault.failed("a Content-Encoding that was not asked for");
    }
    String transfer =
        Optional.ofNullable(response.getHeader("transfer-encoding")).orElse("chunked");
    if (!transfer.strip().equalsIgnoreCase("chunked")) {
      throw FetchFault.failed("a Transfer-Encoding other than chunked");
    }
  }

  /** A host may write its own name's letters as they are: the bytes are UTF-8 then. */
  private void redirect(HttpClientResponse response) {
    String location =
        Optional.ofNullable(response.getHeader("location"))
            .orElseThrow(() -> FetchFault.failed("a redirect to nowhere"));
    complete(
        new Answer.Redirect(
            new String(location.getBytes(ISO_8859_1), UTF_8),
            response.headers().getAll("cache-control")));
  }

  private Answer found(HttpClientResponse response) {
    String declared = Optional.ofNullable(response.getHeader("content-type")).orElse("");
    var type = MEDIA_TYPE.matcher(declared.toLowerCase(Locale.ROOT));
    return new Answer.Found(
        new MediaFile(body.whole(), type.matches() ? type.group(1) : ""),
        response.headers().getAll("cache-control"));
  }

  private void guarded(Runnable step) {
    if (answer.isDone()) {
      return;
    }
    try {
      step.run();
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void complete(Answer whole) {
    answer.complete(whole);
    head.complete(null);
  }

  /** Here and now: until somebody else closes the connection, more would be read. */
  private void fail(Throwable cause) {
    var _ = connection.close();
    answer.completeExceptionally(cause);
    head.complete(null);
  }
}
