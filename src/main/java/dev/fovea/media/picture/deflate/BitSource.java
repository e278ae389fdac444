package dev.fovea.media.picture.deflate;

import java.io.EOFException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bytes as bits, from the lowest of the first on. For one thread.
 *
 * <p>Its parts are open to {@link Inflate}, whose loop keeps them in variables of its own.
 */
final class BitSource {
  static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  static final VarHandle TWO =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  /** Not written to. */
  final byte[] in;

  /** Where the bytes end. */
  final int end;

  /** Where the bytes begin of which no bit is counted. */
  int at;

  /** The next bits. Above those that are counted there may be more. */
  long bits;

  int count;

  BitSource(byte[] in, int from, int end) {
    this.in = in;
    this.at = from;
    this.end = end;
  }

  /** The next bits, 16 at most, as a number. */
  int number(int length) throws EOFException {
    refill();
    int number = (int) bits & ((1 << length) - 1);
    bits >>>= length;
    count -= length;
    return number;
  }

  /** Goes on at the next whole byte. */
  void align() {
    at -= count >>> 3;
    bits = 0;
    count = 0;
  }

  /** Has at least 56 bits ready; behind the end there are zeros. */
  void refill() throws EOFException {
    if (at <= end - 8) {
      bits |= (long) EIGHT.get(in, at) << count;
      at += (63 - count) >>> 3;
      count |= 56;
      return;
    }
    checkEnd();
    while (count < 56) {
      bits |= at < end ? (in[at] & 0xFFL) << count : 0;
      at++;
      count += 8;
    }
  }

  /** Whether bits were taken that are not there. */
  void checkEnd() throws EOFException {
    if (at - (count >>> 3) > end) {
      throw new EOFException();
    }
  }
}
