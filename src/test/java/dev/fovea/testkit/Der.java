package dev.fovea.testkit;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.stream.Stream;

/** ASN.1 values in DER. */
final class Der {
  private Der() {}

  static byte[] of(int tag, byte[] value) {
    var all = new ByteArrayOutputStream();
    all.write(tag);
    byte[] length = BigInteger.valueOf(value.length).toByteArray();
    if (value.length < 0x80) {
      all.write(value.length);
    } else {
      int skip = length[0] == 0 ? 1 : 0;
      all.write(0x80 | (length.length - skip));
      all.write(length, skip, length.length - skip);
    }
    all.writeBytes(value);
    return all.toByteArray();
  }

  static byte[] sequence(byte[]... parts) {
    return of(0x30, join(Stream.of(parts)));
  }

  static byte[] integer(BigInteger number) {
    return of(0x02, number.toByteArray());
  }

  /** An object identifier whose bytes are known. */
  static byte[] oid(int... bytes) {
    byte[] value = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      value[i] = (byte) bytes[i];
    }
    return of(0x06, value);
  }

  static byte[] join(Stream<byte[]> parts) {
    var all = new ByteArrayOutputStream();
    parts.forEach(all::writeBytes);
    return all.toByteArray();
  }
}
