package dev.fovea.provider;

import dev.fovea.error.Failure;
import dev.fovea.json.Slice;
import dev.fovea.provider.dialect.Dialect;
import dev.fovea.provider.dialect.ReplyStream;
import dev.fovea.provider.dialect.UpstreamCall;
import dev.fovea.provider.dialect.UpstreamNonsense;
import dev.fovea.vision.Outcome;
import dev.fovea.vision.PreparedRequest;
import dev.fovea.vision.ReplySink;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * One call of an upstream over HTTP. {@link #run} is called by the request's virtual thread;
 * everything else happens on the event loop of the client's socket, so that a stream is relayed
 * without a change of thread.
 */
final class UpstreamExchange {
  private static final Logger LOG = System.getLogger(UpstreamExchange.class.getName());

  private static final long LINGER_MILLIS = 1000;

  private final HttpClients clients;
  private final RequestOptions options;
  private final Dialect dialect;
  private final Provider provider;
  private final UpstreamLimits limits;
  private final PreparedRequest request;
  private final ReplySink sink;
  private final CompletableFuture<Supplier<Outcome>> ending = new CompletableFuture<>();
  private Optional<HttpClientRequest> sent = Optional.empty();
  private Optional<BodyWriter> writer = Optional.empty();
  private Optional<HttpClientResponse> answer = Optional.empty();
  private Optional<ReplyStream> stream = Optional.empty();

  UpstreamExchange(
      HttpClients clients,
      RequestOptions options,
      Dialect dialect,
      Provider provider,
      UpstreamLimits limits,
      PreparedRequest request,
      ReplySink sink) {
    this.clients = clients;
    this.options = options;
    this.dialect = dialect;
    this.provider = provider;
    this.limits = limits;
    this.request = request;
    this.sink = sink;
  }

  /** Blocks until the reply has ended. A whole reply is decoded here, away from the event loop. */
  Outcome run(UpstreamCall call) {
    sink.executor().execute(() -> guarded(() -> connect(call)));
    return ending.join().get();
  }

  /** A fault of ours ends the call as well: nobody may wait for it for ever. */
  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a call of " + provider.name() + " failed", e);
      fail(new Failure.Internal());
    }
  }

  private void connect(UpstreamCall call) {
    sink.onGone(() -> fail(new Failure.ClientGone()));
    if (ending.isDone()) {
      return;
    }
    clients
        .here()
        .request(options)
        .onSuccess(request -> send(request, call))
        .onFailure(_ -> fail(new Failure.UpstreamFailed(provider.title() + " cannot be reached.")));
  }

  private void send(HttpClientRequest upstream, UpstreamCall call) {
    if (ending.isDone()) {
      var _ = upstream.reset();
      return;
    }
    sent = Optional.of(upstream);
    var watch = new ReplyWatch(limits, silence -> fail(timeout(silence)));
    var _ = ending.whenComplete((_, _) -> watch.stop());
    upstream.exceptionHandler(_ -> fail(brokenOff()));
    upstream
        .response()
        .onSuccess(response -> receive(response, watch))
        .onFailure(_ -> fail(brokenOff()));
    var body = new BodyWriter(upstream, call.body());
    writer = Optional.of(body);
    body.start();
  }

  private void receive(HttpClientResponse response, ReplyWatch watch) {
    watch.heard();
    answer = Optional.of(response);
    response.exceptionHandler(_ -> fail(brokenOff()));
    if (response.statusCode() != 200) {
      writer.ifPresent(BodyWriter::stop);
      explain(response, watch);
    } else if (response.getHeader("content-encoding") != null) {
      fail(nonsense("a compressed answer that nobody asked for"));
    } else if (sink.streaming()) {
      relayStream(response, watch);
    } else {
      relayWhole(response, watch);
    }
  }

  private void relayWhole(HttpClientResponse response, ReplyWatch watch) {
    var reply = new ReplyBytes(limits.replyBytesMax());
    response.handler(piece -> {
      watch.heard();
      if (!reply.add(piece)) {
        fail(nonsense("an answer of more than %d bytes".formatted(limits.replyBytesMax())));
      }
    });
    response.endHandler(_ -> complete(() -> decode(reply.slice())));
  }

  private Outcome decode(Slice reply) {
    try {
      return new Outcome.Completed(dialect.decode(reply, request, sink));
    } catch (UpstreamNonsense e) {
      return new Outcome.Failed(nonsense(e.what()));
    }
  }

  private void relayStream(HttpClientResponse response, ReplyWatch watch) {
    String type = response.getHeader("content-type");
    if (type == null || !type.startsWith("text/event-stream")) {
      fail(nonsense("an answer that is no event stream"));
      return;
    }
    ReplyStream reply = dialect.stream(request, sink);
    stream = Optional.of(reply);
    response.handler(piece -> {
      watch.heard();
      guarded(() -> relay(piece, reply, response, watch));
    });
    response.endHandler(_ -> endStream(reply));
  }

  private void relay(
      Buffer piece, ReplyStream reply, HttpClientResponse response, ReplyWatch watch) {
    if (ending.isDone()) {
      return;
    }
    try {
      reply.feed(piece.getBytes());
    } catch (UpstreamNonsense e) {
      fail(nonsense(e.what()));
      return;
    }
    if (reply.failure().isPresent()) {
      fail(reply.failure().get());
    } else if (reply.ended()) {
      complete(() -> new Outcome.Completed(reply.usage()));
      linger(response);
    } else if (sink.full()) {
      response.pause();
      watch.pause();
      sink.onDrained(() -> {
        watch.heard();
        response.resume();
      });
    }
  }

  /** The client has its answer; the connection is kept when the upstream ends it soon as well. */
  private void linger(HttpClientResponse response) {
    Vertx vertx = Objects.requireNonNull(Vertx.currentContext()).owner();
    long timer = vertx.setTimer(LINGER_MILLIS, _ -> close());
    response.endHandler(_ -> vertx.cancelTimer(timer));
  }

  private void endStream(ReplyStream reply) {
    if (reply.complete()) {
      complete(() -> new Outcome.Completed(reply.usage()));
    } else {
      fail(brokenOff());
    }
  }

  private void explain(HttpClientResponse response, ReplyWatch watch) {
    var reply = new ReplyBytes(ReplyBytes.ERROR_BYTES_MAX);
    response.handler(piece -> {
      watch.heard();
      if (!reply.add(piece)) {
        fail(failure(response, reply));
      }
    });
    response.endHandler(_ -> {
      Failure failure = failure(response, reply);
      complete(() -> new Outcome.Failed(failure));
    });
  }

  private Failure failure(HttpClientResponse response, ReplyBytes reply) {
    return dialect.explain(
        response.statusCode(), RetryAfter.seconds(response), reply.slice(), provider);
  }

  /** Ends with a failure; what has not ended by itself is closed. */
  private void fail(Failure failure) {
    boolean begun = stream.map(ReplyStream::begun).orElse(false);
    boolean first =
        ending.complete(() ->
            begun
                ? new Outcome.Interrupted(failure, stream.orElseThrow().usage())
                : new Outcome.Failed(failure));
    if (first) {
      close();
    }
  }

  /**
   * Ends with an answer. Its connection may serve another call, unless the upstream has answered
   * before it had the whole question.
   */
  private void complete(Supplier<Outcome> outcome) {
    if (ending.complete(outcome) && !writer.map(BodyWriter::finished).orElse(false)) {
      writer.ifPresent(BodyWriter::stop);
      sent.ifPresent(request -> request.connection().close());
    }
  }

  /** A reply that is paused would keep its connection open, so it is let go. */
  private void close() {
    writer.ifPresent(BodyWriter::stop);
    sent.ifPresent(HttpClientRequest::reset);
    answer.ifPresent(HttpClientResponse::resume);
  }

  private Failure brokenOff() {
    return new Failure.UpstreamFailed(
        provider.title() + " broke the connection off before its answer was complete.");
  }

  private Failure nonsense(String what) {
    return new Failure.UpstreamFailed(provider.title() + " sent " + what + ".");
  }

  private Failure timeout(String silence) {
    return new Failure.UpstreamTimeout(provider.title() + " " + silence);
  }
}
