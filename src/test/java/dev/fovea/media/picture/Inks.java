package dev.fovea.media.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** JPEG files of printers' colours, as Adobe's programs write them: 0 is full ink. */
public final class Inks {
  private Inks() {}

  /** Such a file, whose first three inks may be written as brightness and two differences. */
  public static byte[] cmyk(BufferedImage image, boolean ycck) {
    WritableRaster raster =
        Raster.createInterleavedRaster(
            DataBuffer.TYPE_BYTE, image.getWidth(), image.getHeight(), 4, null);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        var color = new Color(image.getRGB(x, y));
        raster.setPixel(x, y, ycck ? differences(color) : inks(color));
      }
    }
    byte[] payload = new Bytes().text("Adobe").big(2, 100).big(4, 0).big(1, ycck ? 2 : 0).done();
    return Bytes.inserted(written(raster), 2, Bytes.segment(0xEE, payload));
  }

  private static int[] inks(Color color) {
    return new int[] {color.getRed(), color.getGreen(), color.getBlue(), 255};
  }

  /** Of what is left of white by the inks, which is what the inks' negative shows. */
  private static int[] differences(Color color) {
    int red = 255 - color.getRed();
    int green = 255 - color.getGreen();
    int blue = 255 - color.getBlue();
    return new int[] {
      (int) (0.299 * red + 0.587 * green + 0.114 * blue),
      (int) (128 - 0.168736 * red - 0.331264 * green + 0.5 * blue),
      (int) (128 + 0.5 * red - 0.418688 * green - 0.081312 * blue),
      255
    };
  }

  private static byte[] written(Raster raster) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(raster, List.of(), null), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
