package dev.fovea.engine.inspect.picture;

import dev.fovea.error.MediaFault;
import dev.fovea.vision.Format;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/** Turns a file into pixels with the readers that come with every JDK, and no others. */
final class Decoder {
  /** What a header may claim: larger than any camera's picture, small enough to be decoded. */
  private static final long PIXELS_MAX = 100_000_000;

  /** What is kept of it: four bytes each have to fit in a worker's heap several times. */
  private static final long KEPT_MAX = 24_000_000;

  static {
    ImageIO.setUseCache(false);
  }

  private Decoder() {}

  /**
   * Pixels as they lie in the file.
   *
   * @param width the file's, in pixels
   * @param height the file's, in pixels
   * @param step 1, or how many of the file's pixels stand for one, in each direction
   */
  record Decoded(BufferedImage pixels, int width, int height, int step) {}

  /** Says why a picture cannot be used. */
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final Finding.Refused finding;

    Refusal(MediaFault fault, String message) {
      super(message, null, false, false);
      this.finding = new Finding.Refused(fault, message);
    }

    Finding.Refused finding() {
      return finding;
    }
  }

  /** Whatever a decoder throws at a hostile file is a refusal of that file. */
  @SuppressWarnings("CatchingThrowable") // decoders meet hostile files with errors of any kind
  static Decoded decode(Format format, byte[] file) throws Refusal {
    ImageReader reader = reader(format);
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      // Metadata stays unread: compressed texts in it may be bombs.
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      int step = step(width, height);
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step, step, 0, 0);
      return new Decoded(reader.read(0, param), width, height, step);
    } catch (Refusal e) {
      throw e;
    } catch (OutOfMemoryError _) {
      throw new Refusal(
          MediaFault.IMAGE_TOO_LARGE, "needs more memory to decode than a worker may have.");
    } catch (Throwable e) {
      System.err.println("decode: " + e.getClass().getName());
      throw new Refusal(
          MediaFault.IMAGE_PARSE_ERROR,
          "looks like a %s file but cannot be decoded; it may be cut off or damaged."
              .formatted(format.title()));
    } finally {
      reader.dispose();
    }
  }

  private static int step(int width, int height) throws Refusal {
    long pixels = (long) width * height;
    if (pixels > PIXELS_MAX) {
      throw new Refusal(
          MediaFault.IMAGE_TOO_LARGE,
          "has %d × %d pixels; at most %d million are decoded. Send a smaller one."
              .formatted(width, height, PIXELS_MAX / 1_000_000));
    }
    return (int) Math.ceil(Math.sqrt((double) pixels / KEPT_MAX));
  }

  /** Asked of the JDK's own module, so that nothing on the class path puts itself forward. */
  private static ImageReader reader(Format format) throws Refusal {
    String name = format.name().toLowerCase(Locale.ROOT);
    Iterator<ImageReaderSpi> ours =
        IIORegistry.getDefaultInstance()
            .getServiceProviders(ImageReaderSpi.class, spi -> isJdks(spi, name), true);
    try {
      return ours.next().createReaderInstance();
    } catch (IOException | RuntimeException _) {
      throw new Refusal(
          MediaFault.UNSUPPORTED_IMAGE_MEDIA_TYPE,
          "is a %s file, which this Java runtime does not decode.".formatted(format.title()));
    }
  }

  private static boolean isJdks(Object provider, String format) {
    return provider instanceof ImageReaderSpi spi
        && "java.desktop".equals(spi.getClass().getModule().getName())
        && List.of(spi.getFormatNames()).contains(format);
  }
}
