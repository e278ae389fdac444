package dev.fovea.media.picture.tiff;

import static java.awt.image.BufferedImage.TYPE_3BYTE_BGR;
import static java.awt.image.BufferedImage.TYPE_4BYTE_ABGR;
import static java.awt.image.BufferedImage.TYPE_BYTE_BINARY;
import static java.awt.image.BufferedImage.TYPE_BYTE_GRAY;
import static java.awt.image.BufferedImage.TYPE_USHORT_GRAY;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** TIFF files that the JDK has written: of 1, 8 and 16 bits, in strips and in tiles. */
public final class Written {
  /** A pixel more than tiles have, or two of them. */
  private static final int WIDTH = 2 * 64 + 1;

  private static final int HEIGHT = 64 + 1;

  private Written() {}

  static Stream<byte[]> files() {
    return Stream.of("", "PackBits", "LZW", "Deflate", "ZLib")
        .flatMap(packing ->
            IntStream.of(
                    TYPE_BYTE_GRAY,
                    TYPE_3BYTE_BGR,
                    TYPE_4BYTE_ABGR,
                    TYPE_USHORT_GRAY,
                    TYPE_BYTE_BINARY)
                .boxed()
                .flatMap(type ->
                    Stream.of(
                        written(painted(type), packing, /* tile= */ 0),
                        written(painted(type), packing, /* tile= */ 64))));
  }

  /** The picture in strips of eight rows. */
  public static byte[] packed(BufferedImage image) {
    return written(image, "PackBits", /* tile= */ 0);
  }

  /** Stripes of noise, so that something is to be packed and something is not. */
  private static BufferedImage painted(int type) {
    var image = new BufferedImage(WIDTH, HEIGHT, type);
    var random = new SplittableRandom(type);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int color = y % 10 < 5 ? 0xFF00_0000 | y * 0x10203 : 0xFF00_0000 | random.nextInt();
        image.setRGB(x, y, color);
      }
    }
    return image;
  }

  private static byte[] written(BufferedImage image, String packing, int tile) {
    ImageWriter writer = writer();
    var out = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (!packing.isEmpty()) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(packing);
      }
      if (tile > 0) {
        param.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
        param.setTiling(tile, tile, 0, 0);
      }
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** The JDK's, which can write tiles. */
  private static ImageWriter writer() {
    Iterable<ImageWriter> all = () -> ImageIO.getImageWritersByFormatName("tiff");
    return StreamSupport.stream(all.spliterator(), false)
        .filter(writer -> writer.getDefaultWriteParam().canWriteTiles())
        .findFirst()
        .orElseThrow();
  }
}
