package dev.fovea.media.picture.encode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.fovea.media.picture.pixels.Bitmap;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes PNG, without filters: what is drawn repeats itself, and a filter hides that from Deflate.
 */
public final class PngEncoder {
  private static final byte[] SIGNATURE = "\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1);

  /** A higher one takes twice the time and spares a fiftieth. */
  private static final int LEVEL = 4;

  private static final int BITS = 8;
  private static final int PIECE = 1 << 16;

  private PngEncoder() {}

  /** The file: grey, colours, or colours with alpha. */
  public static byte[] encode(Bitmap picture) throws IOException {
    var bytes = new ByteArrayOutputStream(PIECE);
    var file = new DataOutputStream(bytes);
    file.write(SIGNATURE);
    chunk(file, "IHDR", header(picture));
    chunk(file, "IDAT", deflated(picture));
    chunk(file, "IEND", new byte[0]);
    return bytes.toByteArray();
  }

  private static byte[] header(Bitmap picture) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var header = new DataOutputStream(bytes);
    header.writeInt(picture.width());
    header.writeInt(picture.height());
    header.write(BITS);
    header.write(
        switch (picture.channels()) {
          case GRAY -> 0;
          case BGR -> 2;
          case ABGR -> 6;
          case CMYK -> throw new IllegalArgumentException("inks on a screen");
        });
    header.write(new byte[3]);
    return bytes.toByteArray();
  }

  private static byte[] deflated(Bitmap picture) throws IOException {
    var bytes = new ByteArrayOutputStream(PIECE);
    try (var deflater = new Deflater(LEVEL);
        var out = new DeflaterOutputStream(bytes, deflater, PIECE)) {
      // Behind the number of its filter, which is none.
      byte[] row = new byte[1 + picture.stride()];
      for (int y = 0; y < picture.height(); y++) {
        turned(picture, y * picture.stride(), row);
        out.write(row);
      }
    }
    return bytes.toByteArray();
  }

  /** The samples of each pixel the other way round. */
  private static void turned(Bitmap picture, int from, byte[] row) {
    int count = picture.channels().count();
    byte[] samples = picture.samples();
    for (int x = 0; x < picture.stride(); x += count) {
      for (int c = 0; c < count; c++) {
        row[1 + x + c] = samples[from + x + count - 1 - c];
      }
    }
  }

  private static void chunk(DataOutputStream file, String type, byte[] payload) throws IOException {
    byte[] name = type.getBytes(ISO_8859_1);
    var checksum = new CRC32();
    checksum.update(name);
    checksum.update(payload);
    file.writeInt(payload.length);
    file.write(name);
    file.write(payload);
    file.writeInt((int) checksum.getValue());
  }
}
