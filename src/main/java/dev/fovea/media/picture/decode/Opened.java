package dev.fovea.media.picture.decode;

import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/** A file with its reader. For one thread. */
record Opened(ImageReader reader, Format format) implements AutoCloseable {
  /** How much of the heap the pixels may take: in percent, file and result beside them. */
  private static final long HEAP_PERCENT = 62;

  static Opened of(Format format, byte[] file) throws Refusal, IOException {
    ImageReader reader = Readers.of(format);
    // Metadata stays unread: compressed texts in it may be bombs.
    reader.setInput(new FiniteBytes(file), false, true);
    return new Opened(reader, format);
  }

  /** What the reader's header says, checked. */
  Size size(int index, long pixelsMax) throws Refusal, IOException {
    return Claim.of(reader.getWidth(index), reader.getHeight(index), format, pixelsMax);
  }

  Bitmap pixels(int index, Size whole, Size want) throws Refusal, IOException {
    return Samples.of(image(index, whole, want));
  }

  /**
   * Every pixel, or every second, third, … when all of them do not fit into memory and twice as
   * many as are wanted remain.
   */
  BufferedImage image(int index, Size whole, Size want) throws Refusal, IOException {
    ImageReadParam param = reader.getDefaultReadParam();
    long bytes = whole.pixels() * bytesPerPixel(index);
    if (bytes > room()) {
      int step = (int) Math.ceil(Math.sqrt((double) bytes / room()));
      if (whole.width() / step < 2 * want.width() || whole.height() / step < 2 * want.height()) {
        throw Refusal.needsMemory(whole);
      }
      param.setSourceSubsampling(step, step, 0, 0);
    }
    return reader.read(index, param);
  }

  /** What the pixels of one picture may take. */
  static long room() {
    return Runtime.getRuntime().maxMemory() / 100 * HEAP_PERCENT;
  }

  /** As the reader makes them, and as they are afterwards where that is something else. */
  private long bytesPerPixel(int index) throws IOException {
    Iterator<ImageTypeSpecifier> types = reader.getImageTypes(index);
    if (!types.hasNext()) {
      throw new IOException("the reader does not say what it reads");
    }
    ImageTypeSpecifier type = types.next();
    int made = (Samples.bits(type.getSampleModel()) + 7) / 8;
    return Samples.asTheyAre(type.getBufferedImageType()) ? made : made + 4L;
  }

  @Override
  public void close() {
    reader.dispose();
  }
}
