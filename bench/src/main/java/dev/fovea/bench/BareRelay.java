package dev.fovea.bench;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.List;

/**
 * The yardstick: the least that a relay on Vert.x can do. It takes a body into one array, sends it
 * on and streams the answer back, on the event loop alone. No parsing, no keys, no log, no limits.
 *
 * <p>The options are those of Fovea's {@code http} and {@code provider} rooms, so that what differs
 * is what Fovea does, not what it runs on.
 */
public final class BareRelay extends VerticleBase {
  private static final int SERVER_CHUNK_BYTES_MAX = 256 * 1024;
  private static final int CLIENT_CHUNK_BYTES_MAX = 64 * 1024;
  private static final int CONNECTIONS_MAX = 1024;
  private static final int WAITING_MAX = 4096;
  private static final int WORKERS = 4;
  private static final List<String> CARRIED = List.of("content-type", "content-length");

  private final HttpClient client;
  private final int port;
  private final int upstream;

  private BareRelay(HttpClient client, int port, int upstream) {
    this.client = client;
    this.port = port;
    this.upstream = upstream;
  }

  /** Runs until the process is ended; takes the port to listen on and the upstream's. */
  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    int upstream = Integer.parseInt(arguments[1]);
    int loops = Runtime.getRuntime().availableProcessors();
    Vertx vertx = Vertx.vertx(options(loops));
    HttpClient client =
        vertx
            .httpClientBuilder()
            .with(new HttpClientOptions().setMaxChunkSize(CLIENT_CHUNK_BYTES_MAX))
            .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS_MAX).setMaxWaitQueueSize(WAITING_MAX))
            .build();
    vertx
        .deployVerticle(
            () -> new BareRelay(client, port, upstream), new DeploymentOptions().setInstances(loops))
        .await();
  }

  private static VertxOptions options(int loops) {
    return new VertxOptions()
        .setEventLoopPoolSize(loops)
        .setWorkerPoolSize(WORKERS)
        .setInternalBlockingPoolSize(WORKERS)
        .setPreferNativeTransport(true)
        .setFileSystemOptions(
            new FileSystemOptions()
                .setClassPathResolvingEnabled(false)
                .setFileCachingEnabled(false));
  }

  @Override
  public Future<?> start() {
    return vertx
        .createHttpServer(
            new HttpServerOptions()
                .setMaxChunkSize(SERVER_CHUNK_BYTES_MAX)
                .setHttp2ClearTextEnabled(false))
        .requestHandler(this::take)
        .listen(port, "127.0.0.1");
  }

  private void take(HttpServerRequest request) {
    var body = new Body(request);
    request.handler(body::add);
    request.endHandler(_ -> send(request, body));
  }

  private void send(HttpServerRequest request, Body body) {
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost("127.0.0.1")
            .setPort(upstream)
            .setURI(request.uri())
            .putHeader("content-type", "application/json")
            .putHeader("content-length", Integer.toString(body.length()));
    client
        .request(options)
        .compose(onward -> {
          body.writeTo(onward);
          return onward.response();
        })
        .compose(answer -> answer(answer, request.response()))
        .onFailure(_ -> request.connection().close());
  }

  private static Future<Void> answer(HttpClientResponse from, HttpServerResponse to) {
    to.setStatusCode(from.statusCode());
    for (String name : CARRIED) {
      String value = from.getHeader(name);
      if (value != null) {
        to.putHeader(name, value);
      }
    }
    to.setChunked(from.getHeader("content-length") == null);
    return from.pipeTo(to);
  }
}
