package dev.fovea.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** One connection to the scripted upstream: one thread reads, another plays the reply. */
final class UpstreamConnection implements AutoCloseable {
  private final Socket socket;
  private CompletableFuture<Void> current = new CompletableFuture<>();

  UpstreamConnection(Socket socket) {
    this.socket = socket;
  }

  /** Reads requests until the peer leaves; that is what {@link Recorded#closed} tells. */
  void serve(Function<Recorded, Reply> replies) {
    try {
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      while (true) {
        var closed = new CompletableFuture<Void>();
        Optional<Recorded> request = WireReader.request(in, closed);
        if (request.isEmpty()) {
          return;
        }
        current = closed;
        Reply reply = replies.apply(request.get());
        Thread.ofVirtual().name("upstream-reply").start(() -> play(reply, request.get().sent()));
      }
    } catch (IOException e) {
      // the peer is gone, which is what the future tells
    } finally {
      current.complete(null);
    }
  }

  private void play(Reply reply, AtomicLong sent) {
    try {
      OutputStream out = socket.getOutputStream();
      reply.late().ifPresent(Gate::pass);
      if (reply.framing() != Reply.Framing.RAW) {
        out.write(head(reply).getBytes(ISO_8859_1));
        out.flush();
      }
      for (Reply.Piece piece : reply.body()) {
        switch (piece) {
          case Reply.Piece.Wait(Gate gate) -> gate.pass();
          case Reply.Piece.Bytes(byte[] bytes) -> {
            write(reply, bytes, out);
            sent.addAndGet(bytes.length);
          }
        }
      }
      end(reply, out);
    } catch (IOException e) {
      // the peer left while it was spoken to
    }
  }

  private static void write(Reply reply, byte[] bytes, OutputStream out) throws IOException {
    if (bytes.length == 0) {
      return;
    }
    boolean chunked = reply.framing() == Reply.Framing.CHUNKED;
    if (chunked) {
      out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(ISO_8859_1));
    }
    out.write(bytes);
    if (chunked) {
      out.write("\r\n".getBytes(ISO_8859_1));
    }
    out.flush();
  }

  private void end(Reply reply, OutputStream out) throws IOException {
    switch (reply.end()) {
      case WHOLE -> {
        if (reply.framing() == Reply.Framing.CHUNKED) {
          out.write("0\r\n\r\n".getBytes(ISO_8859_1));
          out.flush();
        }
      }
      case FIN -> socket.close();
      case RESET -> {
        socket.setSoLinger(true, 0);
        socket.close();
      }
      case HALF_CHUNK -> {
        out.write("ff\r\ndata: {\"id\"".getBytes(ISO_8859_1));
        out.flush();
        socket.close();
      }
      case HOLD -> out.flush();
    }
  }

  private static String head(Reply reply) {
    var head = new StringBuilder("HTTP/1.1 %d Scripted\r\n".formatted(reply.status()));
    reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    if (reply.framing() == Reply.Framing.CHUNKED) {
      head.append("Transfer-Encoding: chunked\r\n");
    } else {
      // a reply that is cut announces one byte more than comes
      int missing = reply.end() == Reply.End.WHOLE ? 0 : 1;
      head.append("Content-Length: " + (reply.bytes().length + missing) + "\r\n");
    }
    return head.append("\r\n").toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // it is closed already
    }
  }
}
