package dev.fovea.media.picture.encode;

import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.media.picture.pixels.Images;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes PNG by the JDK's writer. */
public final class PngEncoder {
  private PngEncoder() {}

  /** The file: grey, colours, or colours with alpha. */
  public static byte[] encode(Bitmap picture) throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("png");
    ImageWriter writer = writers.next();
    var bytes = new ByteArrayOutputStream(1 << 16);
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(Images.of(picture), List.of(), null), null);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
