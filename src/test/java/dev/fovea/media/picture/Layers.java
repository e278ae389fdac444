package dev.fovea.media.picture;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Photoshop's files. */
final class Layers {
  private Layers() {}

  /** The merged picture alone, colour by colour, not compressed. */
  static byte[] psd(BufferedImage image) {
    Bytes bytes = head(image, 1).big(2, 0);
    rows(image).forEach(bytes::raw);
    return bytes.done();
  }

  /** Packed, each row as one run of what it is: 128 pixels wide at most. */
  static byte[] packed(BufferedImage image) {
    return packed(image, 1, Short.BYTES);
  }

  /** The same for large documents. */
  static byte[] psb(BufferedImage image) {
    return packed(image, 2, Integer.BYTES);
  }

  private static byte[] packed(BufferedImage image, int version, int lengthBytes) {
    Bytes bytes = head(image, version).big(2, 1);
    List<byte[]> rows = rows(image);
    rows.forEach(row -> bytes.big(lengthBytes, row.length + 1));
    rows.forEach(row -> bytes.big(1, row.length - 1).raw(row));
    return bytes.done();
  }

  private static Bytes head(BufferedImage image, int version) {
    return new Bytes()
        .text("8BPS")
        .big(2, version)
        .zeros(6)
        .big(2, 3)
        .big(4, image.getHeight())
        .big(4, image.getWidth())
        .big(2, 8)
        .big(2, 3)
        .zeros(version == 1 ? 12 : 16);
  }

  private static List<byte[]> rows(BufferedImage image) {
    List<byte[]> rows = new ArrayList<>();
    for (int shift = 16; shift >= 0; shift -= 8) {
      for (int y = 0; y < image.getHeight(); y++) {
        byte[] row = new byte[image.getWidth()];
        for (int x = 0; x < row.length; x++) {
          row[x] = (byte) (image.getRGB(x, y) >> shift);
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
