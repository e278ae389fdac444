package dev.fovea.http;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.FailureRenderer;
import dev.fovea.error.Rendered;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * One request and its answer. Handlers use it from their virtual thread; what it does, it does on
 * the event loop.
 */
public final class Exchange {
  static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("x-request-id");
  static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

  private static final int CLIENT_LEFT = 499;

  private final String id;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Context context;
  private final EdgeLimits limits;
  private final RequestBody body;
  private final long startedNanos = System.nanoTime();
  private final Map<String, Object> notes = Collections.synchronizedMap(new LinkedHashMap<>());
  private final Leaving leaving = new Leaving();
  private final Consumer<Served> log;
  private Optional<SseWriter> stream = Optional.empty();
  private volatile Optional<Recording> recording = Optional.empty();
  private final Ending ending = new Ending(this::tell);

  Exchange(
      String id,
      HttpServerRequest request,
      Context context,
      EdgeLimits limits,
      RequestBody body,
      Consumer<Served> log) {
    this.id = id;
    this.request = request;
    this.response = request.response();
    this.context = context;
    this.limits = limits;
    this.body = body;
    response.putHeader(REQUEST_ID, id);
    this.log = log;
    response.endHandler(_ -> ended()).closeHandler(_ -> leave());
  }

  /** The id of this request: in every answer, log line and charge. */
  public String id() {
    return id;
  }

  public String method() {
    return request.method().name();
  }

  /** The path, without the query, as it was sent. */
  public String path() {
    return request.path();
  }

  /** The numeric address at the other end: a proxy's, when there is one before us. */
  public String peer() {
    return request.remoteAddress().hostAddress();
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeader(name));
  }

  /**
   * The decoded rest of the path after the first {@code prefix} in it; as it was sent, when it
   * cannot be decoded.
   */
  public String pathAfter(String prefix) {
    return RequestTarget.after(prefix, path());
  }

  /** The first value of a parameter of the query; empty when the query cannot be decoded. */
  public Optional<String> query(String name) {
    return RequestTarget.query(request, name);
  }

  /** The first value of every parameter of the query; empty when it cannot be decoded. */
  public Map<String, String> query() {
    return RequestTarget.query(request);
  }

  /** When the request's head was read, by {@link System#nanoTime}. */
  public long startedNanos() {
    return startedNanos;
  }

  /**
   * Waits for the body.
   *
   * @throws FailureException {@code BodyTooLarge}, {@code BodyTimeout} or {@code ClientGone}
   */
  public byte[] body() {
    return body(limits.bodyBytesMax());
  }

  /** The same, with a limit of its own below the server's. */
  public byte[] body(int bytesMax) {
    body.limit(bytesMax);
    if (!body.small()) {
      context.runOnContext(_ -> body.read());
    }
    try {
      return body.whole().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof FailureException failure ? failure : e;
    }
  }

  /** Gives the answer a header, unless its head is on its way. */
  public void header(String name, String value) {
    onLoop(() -> {
      if (!response.headWritten()) {
        response.putHeader(name, value);
      }
    });
  }

  /** Answers with JSON. */
  public void respond(int status, byte[] json) {
    respond(status, JSON, Buffer.buffer(json));
  }

  /** Answers. */
  public void respond(int status, CharSequence contentType, Buffer bytes) {
    onLoop(() -> {
      Runnable send = () -> send(status, contentType, bytes);
      if (recording.isPresent()) {
        var head = AnswerHead.of(status, contentType, response.headers());
        recording.get().ended(head, bytes, true, () -> onLoop(send));
      } else {
        send.run();
      }
    });
  }

  private void send(int status, CharSequence contentType, Buffer bytes) {
    if (!response.ended() && !response.closed()) {
      response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, contentType);
      new LastBytes(request, context).send(bytes, ending::sent);
    }
  }

  /** Answers with a failure, unless an answer was begun. */
  public void fail(Failure failure) {
    note("code", FailureRenderer.code(failure));
    Rendered rendered = FailureRenderer.render(failure, id);
    onLoop(() -> {
      if (!response.headWritten()) {
        rendered.headers().forEach(response::putHeader);
        respond(rendered.status(), JSON, Buffer.buffer(rendered.body()));
      } else if (!response.ended()) {
        request.connection().close();
      }
    });
  }

  /** Makes the answer a stream of events. The writer works on the event loop: {@link #onLoop}. */
  public SseWriter sse(Trailer trailer) {
    var writer = new SseWriter(request, context, limits, recording, trailer, ending::sent);
    onLoop(() -> {
      writer.start();
      stream = Optional.of(writer);
    });
    return writer;
  }

  /** Begins an answer that may be long. */
  public Download download(CharSequence contentType) {
    return new Download(request, context, limits.writeTimeout(), contentType);
  }

  /**
   * Runs {@code action} when the client leaves before the answer was complete, at once when it has
   * left; it must not block.
   */
  public void onGone(Runnable action) {
    leaving.then(action);
  }

  /**
   * Has the answer recorded. While it is, a client that leaves does not end the request; to be
   * called before anything was answered.
   */
  public void record(Recording into) {
    recording = Optional.of(into);
    leaving.ignore(true);
  }

  /** Ends the recording: what is answered from now on is the client's alone. */
  public void stopRecording() {
    recording = Optional.empty();
    onLoop(() -> leaving.ignore(false));
  }

  /** The recording goes on, but is of no use to a client that has left, or leaves later. */
  public void mayLeave() {
    onLoop(() -> leaving.ignore(false));
  }

  /**
   * Runs {@code action} on the event loop: at once when called from there, else soon and in order.
   */
  public void onLoop(Runnable action) {
    if (onLoop()) {
      action.run();
    } else {
      context.runOnContext(_ -> action.run());
    }
  }

  /** True on the event loop. */
  public boolean onLoop() {
    return Vertx.currentContext() == context;
  }

  /**
   * Runs {@code action} on the event loop, once what it is doing now is done: a whole read, say.
   */
  public void afterRead(Runnable action) {
    context.runOnContext(_ -> action.run());
  }

  /** Notes something for the request's line in the log: never content, never a secret. */
  public void note(String name, Object value) {
    notes.put(name, value);
  }

  /** Runs {@code action} when the handler is done and the answer's last byte is on its way. */
  void onOver(Runnable action) {
    ending.onOver(action);
  }

  /** The handler is done with the exchange: its notes are complete, its body may go. */
  void handled() {
    onLoop(() -> {
      body.release();
      ending.handled();
    });
  }

  /** Ends the exchange whatever it is at, as if its client had left. */
  void cutOff() {
    onLoop(() -> {
      leaving.ignore(false);
      CutOff.now(request.connection());
    });
  }

  private void ended() {
    stream.ifPresent(SseWriter::stop);
    ending.ended();
  }

  private void tell() {
    log.accept(
        new Served(
            id,
            method(),
            path(),
            leaving.left() && !response.headWritten() ? CLIENT_LEFT : response.getStatusCode(),
            request.bytesRead(),
            response.bytesWritten(),
            Duration.ofNanos(System.nanoTime() - startedNanos),
            notes));
  }

  private void leave() {
    if (!response.ended()) {
      body.abandon();
      leaving.leave();
      ended();
    }
    ending.sent();
  }
}
