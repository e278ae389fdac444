package dev.fovea.testkit.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pixels to be written, and the JDK's writers for them. */
public final class Drawings {
  private Drawings() {}

  /**
   * Four quarters in red, green, blue and white, from the upper left in the order of reading: what
   * is up and what is left can be told.
   *
   * @param type as {@link BufferedImage} has them
   */
  public static BufferedImage quarters(int width, int height, int type) {
    var picture = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, color(2 * x >= width, 2 * y >= height));
      }
    }
    return picture;
  }

  public static BufferedImage quarters(int width, int height) {
    return quarters(width, height, BufferedImage.TYPE_INT_RGB);
  }

  private static int color(boolean right, boolean low) {
    if (low) {
      return right ? 0xFFFFFFFF : 0xFF0000FF;
    }
    return right ? 0xFF00FF00 : 0xFFFF0000;
  }

  /** The file that the JDK writes. */
  public static byte[] file(BufferedImage picture, String format) {
    return file(new IIOImage(picture, null, null), format, false);
  }

  /** Progressive JPEG, interlaced PNG or GIF. */
  public static byte[] progressive(BufferedImage picture, String format) {
    return file(new IIOImage(picture, null, null), format, true);
  }

  static byte[] file(IIOImage picture, String format, boolean progressive) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    var out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (progressive) {
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(stream);
      writer.write(null, picture, param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
