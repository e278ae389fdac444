package dev.fovea.provider.discovery;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Asks one port of this machine for JSON. Blocks the calling virtual thread, for the two time-outs
 * together at most.
 */
final class Loopback {
  static final String HOST = "127.0.0.1";

  /** A list of models is far smaller; more comes from something that is no engine. */
  static final int ANSWER_MAX = 1 << 20;

  private final HttpClient client;
  private final int port;
  private final Duration connect;
  private final Duration read;

  Loopback(HttpClient client, int port, Duration connect, Duration read) {
    this.client = client;
    this.port = port;
    this.connect = connect;
    this.read = read;
  }

  int port() {
    return port;
  }

  /**
   * The JSON at {@code path}; empty when nobody listens or the answer is anything else.
   *
   * @throws EngineSilent when it did not come in time
   */
  Optional<JsonNode> get(String path) {
    return ask(HttpMethod.GET, path, Buffer.buffer());
  }

  /** What {@code path} answers to a small JSON object; see {@link #get}. */
  Optional<JsonNode> post(String path, Map<String, String> question) {
    return ask(HttpMethod.POST, path, Buffer.buffer(Json.writeValue(question)));
  }

  private Optional<JsonNode> ask(HttpMethod method, String path, Buffer body) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(method)
            .setHost(HOST)
            .setPort(port)
            .setURI(path)
            .setConnectTimeout(connect.toMillis())
            .setFollowRedirects(false)
            .putHeader("accept", "application/json");
    if (body.length() > 0) {
      options.putHeader("content-type", "application/json");
    }
    Future<Buffer> answer = client.request(options).compose(request -> exchange(request, body));
    try {
      byte[] bytes = answer.toCompletionStage().toCompletableFuture().join().getBytes();
      return Optional.of(Json.read(Slice.of(bytes)));
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof TimeoutException
          || failed.getCause() instanceof ConnectTimeoutException) {
        throw new EngineSilent();
      }
      return Optional.empty();
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  private Future<Buffer> exchange(HttpClientRequest request, Buffer body) {
    return request
        .send(body)
        .compose(Loopback::whole)
        .timeout(read.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(failed -> request.reset());
  }

  private static Future<Buffer> whole(HttpClientResponse response) {
    Promise<Buffer> whole = Promise.promise();
    response.exceptionHandler(whole::tryFail);
    String type = String.valueOf(response.getHeader("content-type")).toLowerCase(Locale.ROOT);
    if (response.statusCode() != 200 || !type.startsWith("application/json")) {
      return Future.failedFuture("not an answer of an engine");
    }
    Buffer gathered = Buffer.buffer();
    response.handler(chunk -> {
      if (gathered.length() + chunk.length() > ANSWER_MAX) {
        whole.tryFail("the answer is too large");
      } else {
        gathered.appendBuffer(chunk);
      }
    });
    response.endHandler(end -> whole.tryComplete(gathered));
    return whole.future();
  }
}
