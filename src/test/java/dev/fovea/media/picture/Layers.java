package dev.fovea.media.picture;

import java.awt.image.BufferedImage;

/** Photoshop's files. */
final class Layers {
  private Layers() {}

  /** The merged picture alone, colour by colour, not compressed. */
  static byte[] psd(BufferedImage image) {
    var bytes =
        new Bytes()
            .text("8BPS")
            .big(2, 1)
            .zeros(6)
            .big(2, 3)
            .big(4, image.getHeight())
            .big(4, image.getWidth())
            .big(2, 8)
            .big(2, 3)
            .zeros(12)
            .big(2, 0);
    for (int shift = 16; shift >= 0; shift -= 8) {
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          bytes.big(1, image.getRGB(x, y) >> shift);
        }
      }
    }
    return bytes.done();
  }
}
