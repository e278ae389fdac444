package dev.fovea.media.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures painted for tests, and the JDK's own files of them. */
final class Painted {
  /** Of the corners: upper left, upper right, lower left, lower right. */
  static final List<Color> CORNERS =
      List.of(new Color(0xD02020), new Color(0x20A040), new Color(0x2040C0), new Color(0xE0C020));

  private Painted() {}

  /** Four quarters of different colours, so that no two ways to lay it are alike. */
  static BufferedImage corners(int width, int height) {
    return corners(width, height, BufferedImage.TYPE_3BYTE_BGR);
  }

  static BufferedImage corners(int width, int height, int type) {
    var image = new BufferedImage(width, height, type);
    Graphics2D canvas = image.createGraphics();
    for (int i = 0; i < 4; i++) {
      canvas.setColor(CORNERS.get(i));
      canvas.fillRect(i % 2 * width / 2, i / 2 * height / 2, (width + 1) / 2, (height + 1) / 2);
    }
    canvas.dispose();
    return image;
  }

  /** The same by numbers of colours. */
  static BufferedImage indexed(int width, int height) {
    int[] colors = CORNERS.stream().mapToInt(Color::getRGB).toArray();
    var palette = new IndexColorModel(8, 4, colors, 0, false, -1, DataBuffer.TYPE_BYTE);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.getRaster().setSample(x, y, 0, y * 2 / height * 2 + x * 2 / width);
      }
    }
    return image;
  }

  /** As noisy as a photograph, and the same each time. */
  static BufferedImage photo(int width, int height) {
    var random = new SplittableRandom(7);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int noise = random.nextInt(24);
        int red = 60 + noise + 120 * x / width;
        int green = 40 + noise + 150 * y / height;
        int blue = 90 + noise + 60 * (x + y) / (width + height);
        image.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    return image;
  }

  static byte[] file(BufferedImage image, String format) {
    var bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalArgumentException("no writer takes this picture for " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Written piece by piece, from rough to fine. */
  static byte[] progressive(BufferedImage image, String format) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  static BufferedImage read(Made made) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(made.bytes()));
      if (image == null) {
        throw new AssertionError("nobody reads what was made");
      }
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The colours of the corners, near enough to their outer ends, in the order of the constant. */
  static List<Color> cornersOf(BufferedImage image) {
    int right = image.getWidth() * 7 / 8;
    int left = image.getWidth() / 8;
    int bottom = image.getHeight() * 7 / 8;
    int top = image.getHeight() / 8;
    return List.of(
        new Color(image.getRGB(left, top)),
        new Color(image.getRGB(right, top)),
        new Color(image.getRGB(left, bottom)),
        new Color(image.getRGB(right, bottom)));
  }
}
