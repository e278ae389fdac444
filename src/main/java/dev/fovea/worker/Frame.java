package dev.fovea.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * One message between a server and a child: a type byte, four bytes of length, the payload.
 *
 * @param payload owned by whoever reads the frame
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
record Frame(Type type, byte[] payload) {
  /** Larger than any picture that a request body may hold; a length beyond it is garbage. */
  static final int BYTES_MAX = 128 << 20;

  enum Type {
    /** To the child: answer this. */
    REQUEST('R'),
    /** To the child: the run in progress is of no interest any more. */
    CANCEL('C'),
    /** To the server: the child is up and takes requests. */
    READY('U'),
    /** To the server: a piece of the answer. */
    ITEM('I'),
    /** To the server: the answer is whole. */
    DONE('D'),
    /** To the server: the task threw; the payload says what. */
    FAILED('F');

    private final char code;

    Type(char code) {
      this.code = code;
    }

    private static Type of(int code) throws IOException {
      for (Type type : values()) {
        if (type.code == code) {
          return type;
        }
      }
      throw new IOException("no frame has the type " + code);
    }
  }

  /** A frame whose payload is longer than it may be; nothing of it was read. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  static Frame read(DataInputStream in) throws IOException {
    return read(in, BYTES_MAX);
  }

  static Frame read(DataInputStream in, long bytesMax) throws IOException {
    Type type = Type.of(in.readUnsignedByte());
    int length = in.readInt();
    if (length < 0 || length > BYTES_MAX) {
      throw new IOException("no frame has %d bytes".formatted(length));
    }
    if (length > bytesMax) {
      throw new TooLongException();
    }
    byte[] payload = new byte[length];
    in.readFully(payload);
    return new Frame(type, payload);
  }

  static void write(DataOutputStream out, Type type, List<ByteBuffer> payload) throws IOException {
    long length = payload.stream().mapToLong(ByteBuffer::remaining).sum();
    if (length > BYTES_MAX) {
      throw new EOFException("a frame holds at most %d bytes, not %d".formatted(BYTES_MAX, length));
    }
    out.writeByte(type.code);
    out.writeInt((int) length);
    for (ByteBuffer piece : payload) {
      out.write(piece.array(), piece.arrayOffset() + piece.position(), piece.remaining());
    }
    out.flush();
  }
}
