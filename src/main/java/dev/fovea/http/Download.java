package dev.fovea.http;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Writes a long answer from the handler's virtual thread, a piece at a time: the next is gathered
 * when the socket has taken the one before, so that a slow client costs no memory; one that does
 * not read is cut off. For use by one thread.
 */
public final class Download {
  private static final int PIECE = 64 * 1024;

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Context context;
  private final Duration patience;
  private final CharSequence contentType;
  private Buffer piece = Buffer.buffer(PIECE);

  Download(
      HttpServerRequest request, Context context, Duration patience, CharSequence contentType) {
    this.request = request;
    this.response = request.response();
    this.context = context;
    this.patience = patience;
    this.contentType = contentType;
  }

  /**
   * Adds text.
   *
   * @throws FailureException {@code ClientGone}
   */
  public void write(String text) {
    piece.appendString(text);
    if (piece.length() >= PIECE) {
      send(/* last= */ false);
    }
  }

  /**
   * Ends the answer. One that is not ended is broken off, so that no client takes it for whole.
   *
   * @throws FailureException {@code ClientGone}
   */
  public void end() {
    send(/* last= */ true);
  }

  private void send(boolean last) {
    var sent = new CompletableFuture<Void>();
    Buffer bytes = piece;
    piece = Buffer.buffer(PIECE);
    context.runOnContext(_ -> {
      Future<Void> written = response.closed() ? gone() : write(bytes, last);
      written.onComplete(_ -> sent.complete(null), sent::completeExceptionally);
    });
    await(sent);
  }

  private Future<Void> write(Buffer bytes, boolean last) {
    if (!response.headWritten()) {
      response.setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, contentType);
    }
    return last ? response.end(bytes) : response.write(bytes);
  }

  private void await(CompletableFuture<Void> sent) {
    try {
      sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException doesNotRead) {
      context.runOnContext(_ -> CutOff.now(request.connection()));
      throw new FailureException(new Failure.ClientGone(), doesNotRead);
    } catch (ExecutionException left) {
      throw new FailureException(new Failure.ClientGone(), left);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException(new Failure.ClientGone(), e);
    }
  }

  private static Future<Void> gone() {
    return Future.failedFuture(new FailureException(new Failure.ClientGone()));
  }
}
