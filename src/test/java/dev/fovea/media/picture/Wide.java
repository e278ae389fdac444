package dev.fovea.media.picture;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;

/** Pictures of 16 bits a colour. */
final class Wide {
  private Wide() {}

  static BufferedImage gray(int value) {
    var image = new BufferedImage(20, 20, BufferedImage.TYPE_USHORT_GRAY);
    for (int i = 0; i < 400; i++) {
      image.getRaster().setSample(i % 20, i / 20, 0, value);
    }
    return image;
  }

  static BufferedImage colors(BufferedImage image) {
    var model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            false,
            false,
            Transparency.OPAQUE,
            DataBuffer.TYPE_USHORT);
    WritableRaster wide = model.createCompatibleWritableRaster(image.getWidth(), image.getHeight());
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        for (int band = 0; band < 3; band++) {
          wide.setSample(x, y, band, image.getRaster().getSample(x, y, band) * 257);
        }
      }
    }
    return new BufferedImage(model, wide, false, null);
  }
}
