package dev.fovea.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Writes a stream of events (text/event-stream) to one client: begins it late, so that an early
 * failure keeps its status; sends a comment when nothing else was sent for a while; cuts a client
 * off that does not read. Confined to the connection's event loop.
 */
public final class SseWriter {
  private static final Buffer HEARTBEAT = Buffer.buffer(": still working\n\n");

  /** With one read of the upstream on top, the client is kept at most 256 KiB. */
  private static final int BUFFERED_MAX = 128 * 1024;

  private static final CharSequence EVENT_STREAM =
      HttpHeaders.createOptimized("text/event-stream; charset=utf-8");
  private static final CharSequence NO_CACHE = HttpHeaders.createOptimized("no-cache");
  private static final CharSequence ACCEL = HttpHeaders.createOptimized("x-accel-buffering");
  private static final CharSequence NO = HttpHeaders.createOptimized("no");

  private static final int OK = 200;

  /** Vert.x counts its timers from 0. */
  private static final long NO_TIMER = -1;

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Context context;
  private final Vertx vertx;
  private final EdgeLimits limits;
  private final Optional<Recording> recording;
  private final Trailer trailer;
  private final boolean trailing;
  private final Runnable sent;
  private long lastWrite = System.nanoTime();
  private long heartbeat = NO_TIMER;
  private boolean ended;

  /**
   * @param recording sees what is written, also when the client does not
   * @param trailer what is told behind the last event of a whole stream
   * @param sent is told when the last byte is on its way
   */
  SseWriter(
      HttpServerRequest request,
      Context context,
      EdgeLimits limits,
      Optional<Recording> recording,
      Trailer trailer,
      Runnable sent) {
    this.recording = recording;
    this.trailer = trailer;
    this.trailing = trailer.takenBy(request);
    this.sent = sent;
    this.request = request;
    this.response = request.response();
    this.context = context;
    this.vertx = context.owner();
    this.limits = limits;
  }

  void start() {
    if (!closed()) {
      response.setWriteQueueMaxSize(BUFFERED_MAX);
      scheduleHeartbeat(limits.heartbeat().toMillis());
    }
  }

  /** True once the status is sent: a failure can then only be told within the stream. */
  public boolean begun() {
    return response.headWritten();
  }

  /** Sends whole events. */
  public void write(Buffer events) {
    recording.ifPresent(into -> into.streamed(events));
    send(events);
  }

  private void send(Buffer events) {
    if (!closed()) {
      begin();
      lastWrite = System.nanoTime();
      response.write(events);
    }
  }

  /**
   * Sends the last events and ends the stream as HTTP wants it.
   *
   * @param told the trailer's value
   */
  public void end(Buffer events, String told) {
    finish(
        events,
        Optional.of(told),
        () -> {
          if (!closed()) {
            begin();
            stop();
            if (trailing) {
              response.putTrailer(trailer.name(), told);
            }
            response.end(events).onComplete(_ -> sent.run());
          }
        });
  }

  /**
   * @param told nothing when the stream is broken off
   */
  private void finish(Buffer events, Optional<String> told, Runnable send) {
    if (recording.isPresent()) {
      Runnable onLoop = () -> context.runOnContext(_ -> send.run());
      recording.get().ended(head(told), events, told.isPresent(), onLoop);
    } else {
      send.run();
    }
  }

  /** Whoever repeats the stream knows at its beginning what was told at its end. */
  private AnswerHead head(Optional<String> told) {
    var head = AnswerHead.of(OK, EVENT_STREAM, response.headers());
    return told.map(value -> head.with(trailer.name(), value)).orElse(head);
  }

  /**
   * Sends the last events and breaks the connection off, so that no client takes the stream for
   * whole.
   */
  public void breakOff(Buffer events) {
    finish(
        events,
        Optional.empty(),
        () -> {
          if (!closed()) {
            begin();
            stop();
            long patience = cutOffLater();
            response
                .write(events)
                .onComplete(_ -> {
                  vertx.cancelTimer(patience);
                  request.connection().close();
                });
          }
        });
  }

  /** True while the client has too much left to read. */
  public boolean full() {
    return !closed() && response.writeQueueFull();
  }

  /**
   * Runs {@code drained} when the client has caught up; cuts the client off when it does not in
   * time.
   */
  public void onDrained(Runnable drained) {
    if (!full()) {
      drained.run();
      return;
    }
    long patience = cutOffLater();
    response.drainHandler(_ -> {
      vertx.cancelTimer(patience);
      drained.run();
    });
  }

  private long cutOffLater() {
    return vertx.setTimer(limits.writeTimeout().toMillis(), _ -> CutOff.now(request.connection()));
  }

  /** Stops the heartbeat: nothing more is written. */
  void stop() {
    ended = true;
    vertx.cancelTimer(heartbeat);
  }

  private boolean closed() {
    return ended || response.ended() || response.closed();
  }

  private void begin() {
    if (!response.headWritten()) {
      response
          .setChunked(true)
          .putHeader(HttpHeaders.CONTENT_TYPE, EVENT_STREAM)
          .putHeader(HttpHeaders.CACHE_CONTROL, NO_CACHE)
          .putHeader(ACCEL, NO);
      if (trailing) {
        response.putHeader(Trailer.HEADER, trailer.name());
      }
    }
  }

  private void scheduleHeartbeat(long delayMillis) {
    heartbeat = vertx.setTimer(Math.max(1, delayMillis), _ -> beat());
  }

  private void beat() {
    if (closed()) {
      return;
    }
    long silent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastWrite);
    long left = limits.heartbeat().toMillis() - silent;
    if (left <= 0) {
      send(HEARTBEAT);
      left = limits.heartbeat().toMillis();
    }
    scheduleHeartbeat(left);
  }
}
