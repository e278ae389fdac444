package dev.fovea.media.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Files put together byte by byte. */
final class Bytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Bytes raw(byte... values) {
    bytes.writeBytes(values);
    return this;
  }

  /** One character a byte. */
  Bytes text(String text) {
    return raw(text.getBytes(ISO_8859_1));
  }

  Bytes zeros(int count) {
    return raw(new byte[count]);
  }

  Bytes big(int bytesOf, long value) {
    for (int i = bytesOf - 1; i >= 0; i--) {
      bytes.write((int) (value >>> (8 * i)));
    }
    return this;
  }

  Bytes little(int bytesOf, long value) {
    for (int i = 0; i < bytesOf; i++) {
      bytes.write((int) (value >>> (8 * i)));
    }
    return this;
  }

  byte[] done() {
    return bytes.toByteArray();
  }

  /** The file with something put in at a place. */
  static byte[] inserted(byte[] file, int at, byte[] piece) {
    return new Bytes()
        .raw(Arrays.copyOf(file, at))
        .raw(piece)
        .raw(Arrays.copyOfRange(file, at, file.length))
        .done();
  }

  /** A segment of a JPEG file. */
  static byte[] segment(int marker, byte[] payload) {
    return new Bytes().big(2, 0xFF00 | marker).big(2, payload.length + 2).raw(payload).done();
  }

  /** A chunk of a PNG file. */
  static byte[] chunk(String type, byte[] payload) {
    var crc = new CRC32();
    crc.update(type.getBytes(ISO_8859_1));
    crc.update(payload);
    return new Bytes().big(4, payload.length).text(type).raw(payload).big(4, crc.getValue()).done();
  }

  static boolean contains(byte[] file, String text) {
    return new String(file, ISO_8859_1).contains(text);
  }
}
