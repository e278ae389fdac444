package dev.fovea.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Reads HTTP/1.1 messages from a stream. */
final class WireReader {
  private static final int LINE_MAX = 1 << 16;

  private WireReader() {}

  /** The next request, or nothing when the peer has closed the connection between two. */
  static Optional<Recorded> request(InputStream in, CompletableFuture<Void> closed)
      throws IOException {
    Optional<String> first = line(in);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    String[] words = first.get().split(" ", -1);
    Map<String, String> headers = headers(in);
    return Optional.of(
        new Recorded(words[0], words[1], headers, body(in, headers), closed, new AtomicLong()));
  }

  static Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    while (true) {
      String line = line(in).orElseThrow(EOFException::new);
      if (line.isEmpty()) {
        return headers;
      }
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
  }

  /** The body that the headers announce; throws when the stream ends before it does. */
  static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
    if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
      return chunked(in);
    }
    return exactly(in, Integer.parseInt(headers.getOrDefault("content-length", "0")));
  }

  private static byte[] chunked(InputStream in) throws IOException {
    var all = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line(in).orElseThrow(EOFException::new).strip(), 16);
      all.writeBytes(exactly(in, size));
      line(in);
      if (size == 0) {
        return all.toByteArray();
      }
    }
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  /** A line without its end; empty at the end of the stream. */
  static Optional<String> line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return Optional.of(line.toString(ISO_8859_1).stripTrailing());
      }
      line.write(next);
      if (line.size() > LINE_MAX) {
        throw new IOException("a line without end");
      }
    }
    return Optional.empty();
  }
}
