package dev.fovea.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;

/** A client on a bare socket, for what no proper client can send, or leave unread. */
public final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;

  private RawClient(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  public static RawClient connect(int port) throws IOException {
    return connect(port, 0);
  }

  /** With a receive buffer of about {@code window} bytes, for a client that reads slowly. */
  public static RawClient connect(int port, int window) throws IOException {
    var socket = new Socket();
    if (window > 0) {
      socket.setReceiveBufferSize(window);
    }
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return new RawClient(socket);
  }

  public RawClient send(String text) throws IOException {
    return send(text.getBytes(ISO_8859_1));
  }

  public RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** A POST of JSON with the key and the length that belongs to it. */
  public RawClient post(String path, String key, byte[] body) throws IOException {
    send(
        """
        POST %s HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        """
            .formatted(path, key, body.length));
    return send(body);
  }

  /** The status and the headers of the next answer. */
  public Head head() throws IOException {
    String first = WireReader.line(in).orElseThrow(EOFException::new);
    return new Head(Integer.parseInt(first.split(" ", -1)[1]), WireReader.headers(in));
  }

  /** The next answer, whole; throws when it ends too soon. */
  public Answer answer() throws IOException {
    Head head = head();
    return new Answer(head.status(), head.headers(), WireReader.body(in, head.headers()), true);
  }

  /** A line of whatever comes; empty when the peer has closed. */
  public Optional<String> line() throws IOException {
    return WireReader.line(in);
  }

  /** Reads until the peer closes or resets; how many bytes came. */
  public long drain() {
    long total = 0;
    byte[] buffer = new byte[1 << 16];
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        total += read;
      }
    } catch (IOException e) {
      // reset: that is an end as well
    }
    return total;
  }

  /** Leaves without a word: the peer sees a reset. */
  public void vanish() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** The beginning of an answer; header names in lower case. */
  public record Head(int status, Map<String, String> headers) {}
}
