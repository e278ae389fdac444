package dev.fovea.engine.inspect.reading;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.random.RandomGenerator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What happens to pages: each takes a picture and gives a worse one. */
final class Wear {
  private Wear() {}

  /** Turned about its middle by degrees clockwise; the canvas grows so that nothing is cut off. */
  static BufferedImage turned(BufferedImage page, double degrees) {
    double angle = Math.toRadians(degrees);
    double cos = Math.abs(Math.cos(angle));
    double sin = Math.abs(Math.sin(angle));
    int width = (int) Math.ceil(page.getWidth() * cos + page.getHeight() * sin);
    int height = (int) Math.ceil(page.getHeight() * cos + page.getWidth() * sin);
    AffineTransform turn = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
    turn.rotate(angle);
    turn.translate(-page.getWidth() / 2.0, -page.getHeight() / 2.0);
    return transformed(page, turn, width, height);
  }

  /**
   * Sheared along its lines: {@code lean} is the shift of the top against the bottom, as a share of
   * the height.
   */
  static BufferedImage leaning(BufferedImage page, double lean) {
    int extra = (int) Math.ceil(Math.abs(lean) * page.getHeight());
    AffineTransform shear = AffineTransform.getTranslateInstance(lean > 0 ? extra : 0, 0);
    shear.shear(-lean, 0);
    return transformed(page, shear, page.getWidth() + extra, page.getHeight());
  }

  private static BufferedImage transformed(
      BufferedImage page, AffineTransform transform, int width, int height) {
    BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = result.createGraphics();
    graphics.setColor(new Color(page.getRGB(2, 2)));
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(page, transform, null);
    graphics.dispose();
    return result;
  }

  /** As photographed from one side: the far edge is shorter by {@code share} of its length. */
  static BufferedImage perspective(BufferedImage page, double share) {
    int width = page.getWidth();
    int height = page.getHeight();
    BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double depth = 1 + share * (1 - (double) x / width); // 1 at the right edge
        double fromX = width - (width - x) * depth * (1 - share / 2) * (1 + share / 8);
        double fromY = height / 2.0 + (y - height / 2.0) * depth;
        result.setRGB(x, y, sample(page, fromX, fromY));
      }
    }
    return result;
  }

  private static int sample(BufferedImage page, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    if (left < 0 || top < 0 || left >= page.getWidth() - 1 || top >= page.getHeight() - 1) {
      return page.getRGB(2, 2);
    }
    int rgb = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      double above = mix(page.getRGB(left, top), page.getRGB(left + 1, top), shift, x - left);
      double below =
          mix(page.getRGB(left, top + 1), page.getRGB(left + 1, top + 1), shift, x - left);
      int value = (int) (above + (below - above) * (y - top));
      rgb |= value << shift;
    }
    return rgb;
  }

  private static double mix(int first, int second, int shift, double share) {
    int a = (first >> shift) & 0xFF;
    int b = (second >> shift) & 0xFF;
    return a + (b - a) * share;
  }

  static BufferedImage blurred(BufferedImage page, double sigma) {
    int reach = (int) Math.ceil(sigma * 3);
    int side = 2 * reach + 1;
    float[] weights = new float[side * side];
    float sum = 0;
    for (int i = 0; i < weights.length; i++) {
      int dx = i % side - reach;
      int dy = i / side - reach;
      weights[i] = (float) Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    BufferedImage result =
        new ConvolveOp(new Kernel(side, side, weights), ConvolveOp.EDGE_NO_OP, null)
            .filter(page, null);
    return result;
  }

  /** Gaussian noise on each channel. */
  static BufferedImage noisy(BufferedImage page, double sigma, RandomGenerator random) {
    return eachPixel(
        page,
        rgb -> {
          int result = 0;
          for (int shift = 0; shift <= 16; shift += 8) {
            double value = ((rgb >> shift) & 0xFF) + random.nextGaussian() * sigma;
            int noisy = Math.clamp(Math.round(value), 0, 255);
            result |= noisy << shift;
          }
          return result;
        });
  }

  /** A share of the pixels turns black or white. */
  static BufferedImage peppered(BufferedImage page, double share, RandomGenerator random) {
    return eachPixel(
        page, rgb -> random.nextDouble() < share ? (random.nextBoolean() ? 0xFFFFFF : 0) : rgb);
  }

  /** Brightness from 0..255 squeezed into another range. */
  static BufferedImage squeezed(BufferedImage page, int black, int white) {
    return eachPixel(
        page,
        rgb -> {
          int result = 0;
          for (int shift = 0; shift <= 16; shift += 8) {
            int value = black + ((rgb >> shift) & 0xFF) * (white - black) / 255;
            result |= value << shift;
          }
          return result;
        });
  }

  private static BufferedImage eachPixel(
      BufferedImage page, java.util.function.IntUnaryOperator change) {
    BufferedImage result =
        new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < page.getHeight(); y++) {
      for (int x = 0; x < page.getWidth(); x++) {
        result.setRGB(x, y, change.applyAsInt(page.getRGB(x, y) & 0xFFFFFF));
      }
    }
    return result;
  }

  /** Written as JPEG and read again. */
  static BufferedImage jpeg(BufferedImage page, int quality) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(quality / 100f);
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(page, null, null), parameters);
      stream.flush();
      return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      writer.dispose();
    }
  }
}
