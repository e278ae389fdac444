package dev.fovea.provider;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The connections to all upstreams, an event loop's its own: a call that leaves by the loop which
 * its client came in by never changes threads. Vert.x' pool gives out whichever connection was used
 * last, so each loop has a pool. Safe for use by many threads.
 */
final class HttpClients implements AutoCloseable {
  /** Requests that wait for a connection in one pool; more are refused at once. */
  private static final int WAITING_MAX = 4096;

  /** Large answers come in pieces of up to this size. */
  private static final int CHUNK_BYTES_MAX = 64 * 1024;

  /** Python servers close an idle connection after 5 s; whoever then writes to it is unlucky. */
  private static final int IDLE_SECONDS_MAX = 4;

  /**
   * Fewer connections are not divided: of few, one loop might have none left while another's lie
   * idle.
   */
  private static final int POOL_MIN = 64;

  /** A connection in the middle of something may never be done. */
  private static final long CLOSE_SECONDS = 5;

  private final List<HttpClient> clients;
  private final Map<Thread, HttpClient> byLoop = new ConcurrentHashMap<>();
  private final AtomicInteger loops = new AtomicInteger();

  /**
   * @param connections to one provider, at most, by all loops together
   */
  HttpClients(Vertx vertx, int connections) {
    int pools = Math.clamp(connections / POOL_MIN, 1, Runtime.getRuntime().availableProcessors());
    var each =
        new PoolOptions().setHttp1MaxSize(connections / pools).setMaxWaitQueueSize(WAITING_MAX);
    var options =
        new HttpClientOptions()
            .setMaxChunkSize(CHUNK_BYTES_MAX)
            .setKeepAliveTimeout(IDLE_SECONDS_MAX);
    this.clients =
        Stream.<HttpClient>generate(
                () -> vertx.httpClientBuilder().with(options).with(each).build())
            .limit(pools)
            .toList();
  }

  /** The client of the event loop that calls. */
  HttpClient here() {
    return byLoop.computeIfAbsent(
        Thread.currentThread(), _ -> clients.get(loops.getAndIncrement() % clients.size()));
  }

  @Override
  public void close() {
    try {
      Future.join(clients.stream().map(HttpClient::close).toList())
          .await(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException connectionsLeft) {
      // what is left goes down with its event loop
    }
  }
}
