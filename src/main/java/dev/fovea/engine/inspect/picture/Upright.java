package dev.fovea.engine.inspect.picture;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;

/**
 * A picture as it is meant to be seen: turned as the camera says, opaque, 0xRRGGBB a pixel.
 *
 * @param pixels of {@link BufferedImage#TYPE_INT_RGB}
 * @param transparent whether something showed through before
 */
record Upright(BufferedImage pixels, boolean transparent) {
  private static final int WHITE = 0xFFFFFF;

  /** Every so many pixels are looked at for transparency. */
  private static final int ALPHA_GRID = 256;

  static Upright of(BufferedImage source, int orientation) {
    boolean transparent = transparent(source);
    Upright onWhite = new Upright(painted(source, orientation, WHITE), transparent);
    // White drawings on nothing are seen on black only.
    return transparent && Luma.of(onWhite.pixels()).blank()
        ? new Upright(painted(source, orientation, 0), true)
        : onWhite;
  }

  int[] rgb() {
    return ((DataBufferInt) pixels.getRaster().getDataBuffer()).getData();
  }

  private static BufferedImage painted(BufferedImage source, int orientation, int background) {
    boolean turned = orientation >= 5;
    int width = turned ? source.getHeight() : source.getWidth();
    int height = turned ? source.getWidth() : source.getHeight();
    var target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = target.createGraphics();
    try {
      canvas.setColor(new java.awt.Color(background));
      canvas.fillRect(0, 0, width, height);
      canvas.drawImage(
          grayAlphaAsRgb(source), turn(orientation, source.getWidth(), source.getHeight()), null);
    } finally {
      canvas.dispose();
    }
    return target;
  }

  /** From the file's coordinates to the upright ones, for the eight values of Exif 2.3. */
  private static AffineTransform turn(int orientation, int w, int h) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
      default -> new AffineTransform();
    };
  }

  private static boolean transparent(BufferedImage source) {
    if (!source.getColorModel().hasAlpha()) {
      return false;
    }
    int stepX = Math.max(1, source.getWidth() / ALPHA_GRID);
    int stepY = Math.max(1, source.getHeight() / ALPHA_GRID);
    for (int y = 0; y < source.getHeight(); y += stepY) {
      for (int x = 0; x < source.getWidth(); x += stepX) {
        if (source.getRGB(x, y) >>> 24 != 0xFF) {
          return true;
        }
      }
    }
    return false;
  }

  /** Java takes grey with alpha for linear light and would brighten it; its samples are sRGB. */
  private static BufferedImage grayAlphaAsRgb(BufferedImage source) {
    Raster raster = source.getRaster();
    if (raster.getNumBands() != 2 || source.getColorModel().getNumColorComponents() != 1) {
      return source;
    }
    int width = source.getWidth();
    int shift = source.getColorModel().getComponentSize(0) - 8;
    var target = new BufferedImage(width, source.getHeight(), BufferedImage.TYPE_INT_ARGB);
    int[] samples = new int[width * 2];
    int[] row = new int[width];
    for (int y = 0; y < source.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, samples);
      for (int x = 0; x < width; x++) {
        int gray = samples[2 * x] >> shift;
        row[x] = ((samples[2 * x + 1] >> shift) << 24) | Rgb.of(gray, gray, gray);
      }
      target.setRGB(0, y, width, 1, row, 0, width);
    }
    return target;
  }
}
