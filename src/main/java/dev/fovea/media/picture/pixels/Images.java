package dev.fovea.media.picture.pixels;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Bitmaps as Java's own images. */
public final class Images {
  private Images() {}

  /** A copy, in sRGB; of anything but inks. */
  public static BufferedImage of(Bitmap picture) {
    int type =
        switch (picture.channels()) {
          case GRAY -> BufferedImage.TYPE_BYTE_GRAY;
          case BGR -> BufferedImage.TYPE_3BYTE_BGR;
          case ABGR -> BufferedImage.TYPE_4BYTE_ABGR;
          case CMYK -> throw new IllegalArgumentException("inks on a screen");
        };
    var image = new BufferedImage(picture.width(), picture.height(), type);
    byte[] to = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    System.arraycopy(picture.samples(), 0, to, 0, to.length);
    return image;
  }
}
