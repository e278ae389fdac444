package dev.fovea.http;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import io.netty.buffer.ByteBuf;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Collects one request body into one array: of the size that the client announced, or growing up to
 * the limit. Confined to the connection's event loop, but for {@link #whole}.
 */
final class RequestBody {
  /** Bodies up to this size are read at once and without asking for memory. */
  private static final int SMALL = 64 * 1024;

  private static final int FIRST_GUESS = 8 * 1024;

  /** Vert.x counts its timers from 0. */
  private static final long NO_TIMER = -1;

  private static final int RETRY_AFTER_SECONDS = 5;

  private final HttpServerRequest request;
  private final Context context;
  private final EdgeLimits limits;
  private final BodyMemory memory;
  private final long announced;
  private int bytesMax;
  private final Optional<BodyTap> tap;
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private Optional<BodyMemory.Lease> lease = Optional.empty();
  private byte[] bytes = new byte[0];
  private int length;
  private long deadline = NO_TIMER;
  private boolean receiving;

  RequestBody(HttpServerRequest request, Context context, EdgeLimits limits, BodyMemory memory) {
    this.request = request;
    this.context = context;
    this.limits = limits;
    this.memory = memory;
    this.bytesMax = limits.bodyBytesMax();
    this.announced = announced(request);
    this.tap = announced > SMALL ? BodyTap.of(request.connection()) : Optional.empty();
  }

  /**
   * @throws FailureException {@code BodyTooLarge}, {@code MalformedHttp} (RFC 9112, 6.3) or {@code
   *     EncodingUnsupported}, before a byte is read
   */
  void check() {
    if (announced > bytesMax) {
      throw tooLarge();
    }
    String transfer = request.getHeader(HttpHeaders.TRANSFER_ENCODING);
    if (transfer != null && !transfer.equalsIgnoreCase("chunked")) {
      throw new FailureException(new Failure.MalformedHttp());
    }
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new FailureException(new Failure.EncodingUnsupported(encoding));
    }
  }

  /**
   * Takes no more than so many bytes; to be called before {@link #read}, where the body is not
   * small.
   *
   * @throws FailureException {@code BodyTooLarge}, when more are announced
   */
  void limit(int most) {
    bytesMax = Math.min(bytesMax, most);
    if (announced > bytesMax) {
      throw tooLarge();
    }
  }

  /** True when the body is announced to be small: it need not wait for anything. */
  boolean small() {
    return announced >= 0 && announced <= SMALL;
  }

  /** The body, once it is complete; fails with a {@link FailureException}. */
  CompletableFuture<byte[]> whole() {
    return whole;
  }

  /** Starts reading, as soon as there is memory for the body. */
  void read() {
    if (whole.isDone()) {
      return;
    }
    deadline = context.owner().setTimer(limits.bodyTimeout().toMillis(), _ -> fail(timeout()));
    if (small()) {
      receive();
    } else {
      long most = announced >= 0 ? announced : bytesMax;
      lease = Optional.of(memory.ask(most, () -> context.runOnContext(_ -> receive())));
    }
  }

  /** The client is gone: a body that is not complete will never be. */
  void abandon() {
    fail(new FailureException(new Failure.ClientGone()));
  }

  /** Frees the body's memory, or its place in the queue. */
  void release() {
    context.owner().cancelTimer(deadline);
    lease.ifPresent(BodyMemory.Lease::close);
    tap.ifPresent(open -> open.close(bytes));
    bytes = new byte[0];
  }

  private void receive() {
    if (whole.isDone()) {
      return;
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      request.response().writeContinue();
    }
    receiving = true;
    bytes = new byte[announced >= 0 ? (int) announced : FIRST_GUESS];
    tap.ifPresent(open -> open.into(bytes));
    request.exceptionHandler(_ -> abandon());
    request.endHandler(_ -> complete());
    request.handler(this::append);
    request.resume();
  }

  private void append(Buffer piece) {
    int total = length + piece.length();
    if (total > bytesMax) {
      fail(tooLarge());
      return;
    }
    if (total > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(total, Math.min(bytesMax, 2 * total)));
    }
    if (!landed(piece)) {
      piece.getBytes(bytes, length);
    }
    length = total;
  }

  /** Whether the bytes are where they belong already. */
  private boolean landed(Buffer piece) {
    ByteBuf view = ((BufferInternal) piece).getByteBuf();
    return view.hasArray() && view.array() == bytes;
  }

  private void complete() {
    context.owner().cancelTimer(deadline);
    lease.ifPresent(held -> held.shrink(length));
    whole.complete(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
  }

  private void fail(FailureException failure) {
    if (whole.completeExceptionally(failure)) {
      request.handler(_ -> {});
      release();
    }
  }

  /** A client that was kept waiting for memory has done nothing wrong. */
  private FailureException timeout() {
    if (!receiving) {
      return new FailureException(
          new Failure.Overloaded(
              "The server has no memory for a body of this size right now.", RETRY_AFTER_SECONDS));
    }
    return new FailureException(new Failure.BodyTimeout(limits.bodyTimeout().toSeconds()));
  }

  private FailureException tooLarge() {
    return new FailureException(new Failure.BodyTooLarge(bytesMax));
  }

  private static long announced(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null) {
      return Long.parseLong(length);
    }
    return request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null ? 0 : -1;
  }
}
