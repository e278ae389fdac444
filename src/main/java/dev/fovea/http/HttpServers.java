package dev.fovea.http;

import dev.fovea.config.Settings;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The listening side: one acceptor per event loop on one port. Safe for use by many threads. */
public final class HttpServers {
  private static final int HEAD_BYTES_MAX = 32 * 1024;
  private static final int LINE_BYTES_MAX = 16 * 1024;

  /**
   * Large bodies come in pieces of up to this size; a piece of Netty's usual 8 KiB costs a call
   * each.
   */
  private static final int CHUNK_BYTES_MAX = 256 * 1024;

  private static final long SWEEP_MILLIS = 5_000;
  private static final Duration DRAIN_LOOK = Duration.ofMillis(20);

  /** Requests that were cut off still settle what they cost. */
  private static final Duration SETTLING = Duration.ofSeconds(5);

  /** A refusal takes a millisecond. */
  private static final Duration REFUSING = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final Edge edge;
  private final EdgeLimits limits;
  private final Readiness readiness;
  private final Duration notice;
  private final Duration grace;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<HttpServer> listening = new CopyOnWriteArrayList<>();

  public HttpServers(
      Vertx vertx, Router router, Settings settings, Readiness readiness, Consumer<Served> log) {
    this.vertx = vertx;
    this.limits = HttpSettings.limits(settings);
    this.readiness = readiness;
    this.notice = settings.get(HttpSettings.NOTICE);
    this.grace = settings.get(HttpSettings.GRACE);
    this.edge = new Edge(vertx, router, limits, readiness, log);
  }

  /**
   * Listens on as many event loops as there are processors.
   *
   * @param port 0 for any that is free
   * @return the port
   */
  public Future<Integer> listen(String host, int port) {
    var bound = new CompletableFuture<Integer>();
    // A negative port is Vert.x' word for one random port that all instances share.
    int asked = port == 0 ? -1 : port;
    var instances =
        new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
    return vertx
        .deployVerticle(() -> new Acceptor(host, asked, bound), instances)
        .map(_ -> bound.join());
  }

  /**
   * Gives notice, {@code shutdown.notice} long: requests are answered, but their connections are
   * not kept. Then refuses new requests and waits until those under way have ended and the last
   * byte of each answer is on its way. What has not ended when {@code shutdown.grace} is over is
   * cut off. Then nobody listens any more, and whoever is being refused at that moment is told so
   * to the end: a proxy asks another server after a refusal, and must not after a broken
   * connection.
   *
   * <p>The notice is waited out, also while no connection is open: it is for those who have not
   * heard yet, and they may come on a new one.
   */
  public void drain() {
    readiness.leave();
    waitOut(notice);
    readiness.end();
    if (!quietWithin(grace)) {
      edge.cutOff();
      quietWithin(SETTLING);
    }
    Future.join(
            listening.stream()
                .map(server -> server.shutdown(REFUSING.toMillis(), TimeUnit.MILLISECONDS))
                .toList())
        .await();
  }

  private static void waitOut(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private boolean quietWithin(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!edge.quiet() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(DRAIN_LOOK.toNanos());
    }
    return edge.quiet();
  }

  private final class Acceptor extends VerticleBase {
    private final String host;
    private final int port;
    private final CompletableFuture<Integer> bound;
    private final IdleConnections idle = new IdleConnections(limits.idleTimeout().toMillis());

    Acceptor(String host, int port, CompletableFuture<Integer> bound) {
      this.host = host;
      this.port = port;
      this.bound = bound;
    }

    @Override
    public Future<?> start() {
      vertx.setPeriodic(SWEEP_MILLIS, _ -> idle.sweep());
      return vertx
          .createHttpServer(options())
          .connectionHandler(this::connected)
          .invalidRequestHandler(edge::refuse)
          .requestHandler(request -> {
            idle.busy(request);
            edge.accept(request);
          })
          .listen(port, host)
          .onSuccess(server -> {
            listening.add(server);
            bound.complete(server.actualPort());
          });
    }

    private void connected(HttpConnection connection) {
      idle.opened(connection);
      BodyTap.fit(connection);
      connection.closeHandler(_ -> {
        idle.closed(connection);
        connections.decrementAndGet();
      });
      if (connections.incrementAndGet() > limits.connectionsMax()) {
        connection.close();
      }
    }
  }

  private static HttpServerOptions options() {
    return new HttpServerOptions()
        .setMaxHeaderSize(HEAD_BYTES_MAX)
        .setMaxInitialLineLength(LINE_BYTES_MAX)
        .setMaxChunkSize(CHUNK_BYTES_MAX)
        .setHttp2ClearTextEnabled(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false);
  }
}
