package dev.fovea.media.picture.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The size that an AV1 picture claims (AV1 bitstream specification, 5.5): its decoder takes memory
 * for that before anybody is asked.
 */
final class Av1Sequence {
  private static final int SEQUENCE_HEADER = 1;

  private final ByteBuffer data;
  private long at;

  private Av1Sequence(ByteBuffer data) {
    this.data = data;
  }

  /**
   * Looks at every sequence header, each of which may claim another size.
   *
   * @throws IOException when one claims more pixels than {@code most}, or cannot be read
   */
  static void check(List<ByteBuffer> pieces, long most) throws IOException {
    ByteBuffer data = joined(pieces);
    while (data.hasRemaining()) {
      int head = data.get();
      int type = head >> 3 & 15;
      if ((head & 4) != 0) {
        skip(data, 1);
      }
      long length = (head & 2) != 0 ? length(data) : data.remaining();
      if (type == SEQUENCE_HEADER && length <= data.remaining()) {
        var sequence = new Av1Sequence(data.slice(data.position(), (int) length));
        if (sequence.pixels() > most) {
          throw new IOException("a sequence of larger pictures than the file says");
        }
      }
      skip(data, length);
    }
  }

  private static ByteBuffer joined(List<ByteBuffer> pieces) {
    if (pieces.size() == 1) {
      return pieces.getFirst().duplicate();
    }
    ByteBuffer whole = ByteBuffer.allocate(pieces.stream().mapToInt(ByteBuffer::remaining).sum());
    pieces.forEach(piece -> whole.put(piece.duplicate()));
    return whole.flip();
  }

  private static void skip(ByteBuffer data, long count) throws IOException {
    if (count > data.remaining()) {
      throw new IOException("cut off");
    }
    data.position(data.position() + (int) count);
  }

  /** Seven bits a byte, the lowest first. */
  private static long length(ByteBuffer data) throws IOException {
    long length = 0;
    for (int i = 0; i < 5 && data.hasRemaining(); i++) {
      int next = data.get();
      length |= (long) (next & 0x7F) << (7 * i);
      if ((next & 0x80) == 0) {
        return length;
      }
    }
    throw new IOException("a length without end");
  }

  /** Width times height of the largest frame that there may be. */
  private long pixels() throws IOException {
    at = 4;
    boolean reduced = bits(1) == 1;
    if (reduced) {
      at += 5;
    } else {
      operatingPoints();
    }
    int widthBits = (int) bits(4) + 1;
    int heightBits = (int) bits(4) + 1;
    return (bits(widthBits) + 1) * (bits(heightBits) + 1);
  }

  private void operatingPoints() throws IOException {
    int delayBits = 0;
    if (bits(1) == 1) {
      delayBits = timing();
    }
    boolean delays = bits(1) == 1;
    for (long left = bits(5) + 1; left > 0; left--) {
      at += 12;
      if (bits(5) > 7) {
        at++;
      }
      if (delayBits > 0 && bits(1) == 1) {
        at += 2L * delayBits + 1;
      }
      if (delays && bits(1) == 1) {
        at += 4;
      }
    }
  }

  /** Answers how many bits a delay has, 0 when there are none. */
  private int timing() throws IOException {
    at += 64;
    if (bits(1) == 1) {
      int zeros = 0;
      while (bits(1) == 0) {
        zeros++;
      }
      at += zeros < 32 ? zeros : 0;
    }
    if (bits(1) == 0) {
      return 0;
    }
    int delayBits = (int) bits(5) + 1;
    at += 32 + 10;
    return delayBits;
  }

  private long bits(int count) throws IOException {
    long value = 0;
    for (int i = 0; i < count; i++, at++) {
      if (at >= 8L * data.limit()) {
        throw new IOException("a sequence header that is cut off");
      }
      value = value << 1 | (data.get((int) (at >> 3)) >> (7 - (at & 7)) & 1);
    }
    return value;
  }
}
