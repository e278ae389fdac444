package dev.fovea.media.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Files of several pictures. */
final class Frames {
  private Frames() {}

  /**
   * An animation of three frames: red, green, blue; each 12 × 10 at (10, 8) of the screen, with
   * colour 0 for transparent.
   */
  static byte[] gif(int width, int height) {
    var bytes =
        new Bytes()
            .text("GIF89a")
            .little(2, width)
            .little(2, height)
            .big(1, 0x91)
            .big(2, 0)
            .big(3, 0)
            .big(3, 0xFF0000)
            .big(3, 0x00FF00)
            .big(3, 0x0000FF)
            .raw((byte) 0x21, (byte) 0xFF, (byte) 11)
            .text("NETSCAPE2.0")
            .raw((byte) 3, (byte) 1, (byte) 0, (byte) 0, (byte) 0);
    for (int color = 1; color <= 3; color++) {
      bytes.raw(
          (byte) 0x21, (byte) 0xF9, (byte) 4, (byte) 1, (byte) 5, (byte) 0, (byte) 0, (byte) 0);
      bytes.big(1, 0x2C).little(2, 10).little(2, 8).little(2, 12).little(2, 10).big(1, 0);
      bytes.big(1, 2).raw(pixels(color, 120)).big(1, 0);
    }
    return bytes.big(1, 0x3B).done();
  }

  /** One block of LZW codes of three bits: the table is cleared before each second pixel. */
  private static byte[] pixels(int color, int count) {
    var bits = new StringBuilder();
    for (int i = 0; i < count; i += 2) {
      bits.insert(0, "100").insert(0, three(color)).insert(0, three(color));
    }
    bits.insert(0, "101");
    int length = (bits.length() + 7) / 8;
    var bytes = new Bytes().big(1, length);
    bits.insert(0, "0".repeat(length * 8 - bits.length()));
    for (int i = length - 1; i >= 0; i--) {
      bytes.big(1, Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2));
    }
    return bytes.done();
  }

  private static String three(int color) {
    return Integer.toBinaryString(8 | color).substring(1);
  }

  static byte[] tiff(BufferedImage... pages) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (BufferedImage page : pages) {
        writer.writeToSequence(new IIOImage(page, List.of(), null), null);
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
