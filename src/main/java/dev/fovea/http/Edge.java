package dev.fovea.http;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.FailureRenderer;
import dev.fovea.error.Rendered;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Takes each request: gives it an id, finds its handler, caps its body, starts its virtual thread
 * and renders its failure. Safe for use by many event loops.
 */
final class Edge {
  private static final Logger LOG = System.getLogger(Edge.class.getName());

  private static final HexFormat HEX = HexFormat.of();

  private final Vertx vertx;
  private final Router router;
  private final EdgeLimits limits;
  private final BodyMemory memory;
  private final Readiness readiness;
  private final Consumer<Served> log;
  private final Set<Exchange> open = ConcurrentHashMap.newKeySet();

  Edge(Vertx vertx, Router router, EdgeLimits limits, Readiness readiness, Consumer<Served> log) {
    this.readiness = readiness;
    this.vertx = vertx;
    this.router = router;
    this.limits = limits;
    this.memory = new BodyMemory(limits.bodyMemory());
    this.log = log;
  }

  /** True when no request is being served and every answer is on its way. */
  boolean quiet() {
    return open.isEmpty();
  }

  /** Ends every request, as if its client had left. */
  void cutOff() {
    open.forEach(Exchange::cutOff);
  }

  /** Called on the connection's event loop when a request's head was read. */
  void accept(HttpServerRequest request) {
    Context context = vertx.getOrCreateContext();
    var body = new RequestBody(request, context, limits, memory);
    var exchange = new Exchange(requestId(), request, context, limits, body, log);
    request.pause();
    // Before it is admitted: whoever ends the notice and then finds nobody here waits for nobody.
    open.add(exchange);
    exchange.onOver(() -> {
      open.remove(exchange);
      part(request);
    });
    request.response().headersEndHandler(_ -> tellToPart(request.response()));
    start(handler(request, body), exchange, body);
  }

  /**
   * Says with an answer's head that the connection is not kept: the client asks elsewhere, and
   * loses nothing. A connection that is closed between two answers may lose a request on its way.
   */
  private void tellToPart(HttpServerResponse response) {
    if (readiness.leaving()) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }

  /** Whoever was told so is parted with, once nothing of the request is left to be read. */
  private void part(HttpServerRequest request) {
    if (readiness.leaving()
        && request.isEnded()
        && request.response().headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true)) {
      request.connection().close();
    }
  }

  /** What is refused is refused like any other request: after a small body, before a large one. */
  private Handler handler(HttpServerRequest request, RequestBody body) {
    try {
      if (!request.method().equals(HttpMethod.GET)) {
        readiness.admit();
      }
      body.check();
      return router.find(request.method().name(), request.path());
    } catch (FailureException e) {
      return _ -> {
        throw e;
      };
    }
  }

  /**
   * Answers what is not HTTP as it should be, and closes its connection: what follows cannot be
   * trusted.
   */
  void refuse(HttpServerRequest request) {
    Throwable cause = request.decoderResult().cause();
    boolean tooLong =
        cause instanceof TooLongHttpHeaderException || cause instanceof TooLongHttpLineException;
    String id = requestId();
    Failure failure = tooLong ? new Failure.HeadTooLarge() : new Failure.MalformedHttp();
    Rendered rendered = FailureRenderer.render(failure, id);
    HttpServerResponse response = request.response().setStatusCode(rendered.status());
    rendered.headers().forEach(response::putHeader);
    response
        .putHeader(Exchange.REQUEST_ID, id)
        .putHeader(HttpHeaders.CONTENT_TYPE, Exchange.JSON)
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .end(rendered.body())
        .onComplete(_ -> request.connection().close());
  }

  /**
   * A small body is awaited here, so that its virtual thread need not wait for it; a large one is
   * asked for.
   */
  private void start(Handler handler, Exchange exchange, RequestBody body) {
    Runnable story = () -> run(handler, exchange);
    if (body.small()) {
      body.read();
      var _ = body.whole().whenComplete((_, _) -> Thread.startVirtualThread(story));
    } else {
      Thread.startVirtualThread(story);
    }
  }

  private void run(Handler handler, Exchange exchange) {
    try {
      handler.handle(exchange);
    } catch (FailureException e) {
      exchange.fail(e.failure());
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "request " + exchange.id() + " failed", e);
      exchange.fail(new Failure.Internal());
    } finally {
      exchange.handled();
    }
  }

  /**
   * The time in milliseconds and 80 random bits: unique without a coordinator, also as the id of a
   * charge. Ids of one moment stand side by side in an index, so that many new rows touch few of
   * its pages.
   */
  private static String requestId() {
    var random = ThreadLocalRandom.current();
    long head = (Instant.now().toEpochMilli() << Short.SIZE) | random.nextInt(1 << Short.SIZE);
    return "req-" + HEX.toHexDigits(head) + HEX.toHexDigits(random.nextLong());
  }
}
