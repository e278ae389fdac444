package dev.fovea.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a scripted upstream says, and how it fails to say it. Immutable; every method that changes
 * something gives a changed copy.
 *
 * @param late what even the status waits for
 * @param framing how the body is delimited
 * @param body in pieces, each written and flushed alone
 * @param end what happens after the last piece
 */
public record Reply(
    int status,
    Map<String, String> headers,
    Optional<Gate> late,
    Framing framing,
    List<Piece> body,
    End end) {

  /** How the end of a body is told. */
  public enum Framing {
    /** By its length, known before. */
    LENGTH,
    /** Each piece a chunk. */
    CHUNKED,
    /** No head at all: the bytes are all there is. */
    RAW
  }

  /** How an answer ends. */
  public enum End {
    /** As it should. */
    WHOLE,
    /** The connection is closed before the body is complete. */
    FIN,
    /** The connection is reset before the body is complete. */
    RESET,
    /** A chunk announces more than comes before the connection is closed. */
    HALF_CHUNK,
    /** Nothing more comes, and the connection stays open. */
    HOLD
  }

  /** A step of the script. */
  public sealed interface Piece {
    /** Bytes to write. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Bytes(byte[] bytes) implements Piece {}

    /** Nothing comes until the gate opens. */
    record Wait(Gate gate) implements Piece {}
  }

  /** A whole JSON answer. */
  public static Reply json(int status, String body) {
    return of(status, "application/json", Framing.LENGTH, body.getBytes(UTF_8));
  }

  /** A whole answer of any type. */
  public static Reply of(int status, String contentType, Framing framing, byte[] body) {
    return new Reply(
        status,
        Map.of("Content-Type", contentType),
        Optional.empty(),
        framing,
        List.of(new Piece.Bytes(body)),
        End.WHOLE);
  }

  /** A stream of these events and {@code [DONE]}. */
  public static Reply sse(String... data) {
    return transcript(
        Stream.concat(Stream.of(data), Stream.of("[DONE]"))
            .map(each -> "data: " + each + "\n\n")
            .collect(Collectors.joining()));
  }

  /** A stream as it stands. */
  public static Reply transcript(String text) {
    return of(200, "text/event-stream", Framing.CHUNKED, text.getBytes(UTF_8));
  }

  /** Bytes that need not be HTTP, and the end of the connection. */
  public static Reply garbage(byte[] bytes) {
    return of(200, "", Framing.RAW, bytes).ending(End.FIN);
  }

  public Reply header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, late, framing, body, end);
  }

  public Reply ending(End how) {
    return new Reply(status, headers, late, framing, body, how);
  }

  /** Ends the connection after {@code count} bytes of the body. */
  public Reply cutAfter(int count) {
    return first(count).ending(End.FIN);
  }

  /** Resets the connection after {@code count} bytes of the body. */
  public Reply resetAfter(int count) {
    return first(count).ending(End.RESET);
  }

  /** Says nothing at all until the gate opens. */
  public Reply after(Gate gate) {
    return new Reply(status, headers, Optional.of(gate), framing, body, end);
  }

  /** Says nothing from byte {@code count} on until the gate opens. */
  public Reply stallAfter(int count, Gate gate) {
    byte[] all = bytes();
    return pieces(
        List.of(
            new Piece.Bytes(slice(all, 0, count)),
            new Piece.Wait(gate),
            new Piece.Bytes(slice(all, count, all.length))));
  }

  /** Byte by byte. */
  public Reply trickled() {
    byte[] all = bytes();
    List<Piece> each = new ArrayList<>(all.length);
    for (int i = 0; i < all.length; i++) {
      each.add(new Piece.Bytes(slice(all, i, i + 1)));
    }
    return pieces(each);
  }

  /** In pieces of random sizes up to {@code max}. */
  public Reply split(RandomGenerator random, int max) {
    byte[] all = bytes();
    List<Piece> each = new ArrayList<>();
    for (int at = 0; at < all.length; ) {
      int next = Math.min(all.length, at + random.nextInt(1, max + 1));
      each.add(new Piece.Bytes(slice(all, at, next)));
      at = next;
    }
    return pieces(each);
  }

  /** The body without its waits. */
  public byte[] bytes() {
    var all = new ByteArrayOutputStream();
    for (Piece piece : body) {
      if (piece instanceof Piece.Bytes(byte[] bytes)) {
        all.writeBytes(bytes);
      }
    }
    return all.toByteArray();
  }

  private Reply first(int count) {
    return pieces(List.of(new Piece.Bytes(slice(bytes(), 0, count))));
  }

  private Reply pieces(List<Piece> changed) {
    return new Reply(status, headers, late, framing, changed, end);
  }

  private static byte[] slice(byte[] all, int from, int to) {
    return Arrays.copyOfRange(all, from, to);
  }
}
