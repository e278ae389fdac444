package dev.fovea.media.picture.decode;

import com.twelvemonkeys.imageio.plugins.bmp.ICOImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.psd.PSDImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import dev.fovea.vision.Format;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.apache.pdfbox.jbig2.JBIG2ImageReaderSpi;

/** The readers of ImageIO that are used, each by its name. */
final class Readers {
  private static final IIORegistry JDK = registry();

  private Readers() {}

  /**
   * The registry searches the class path for readers when it is first used, as the thread's class
   * loader sees it: so that loader sees the JDK alone for that moment. Scanned pages of PDF files
   * need JBIG2.
   */
  private static IIORegistry registry() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      IIORegistry registry = IIORegistry.getDefaultInstance();
      registry.registerServiceProvider(new JBIG2ImageReaderSpi());
      return registry;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Sets up what libraries find that look for a reader themselves. */
  static void use() {
    ImageIO.setUseCache(false);
  }

  /** A fresh reader; dispose of it. */
  static ImageReader of(Format format) throws Refusal, IOException {
    return switch (format) {
      case JPEG -> jdk("jpeg", format);
      case GIF -> jdk("gif", format);
      case BMP -> jdk("bmp", format);
      case TIFF -> new TIFFImageReaderSpi().createReaderInstance();
      case WEBP -> new WebPImageReaderSpi().createReaderInstance();
      case ICO -> new ICOImageReaderSpi().createReaderInstance();
      case PSD -> new PSDImageReaderSpi().createReaderInstance();
      default -> throw Refusal.unsupported(format);
    };
  }

  private static ImageReader jdk(String name, Format format) throws Refusal, IOException {
    Iterator<ImageReaderSpi> found =
        JDK.getServiceProviders(
            ImageReaderSpi.class,
            spi ->
                spi instanceof ImageReaderSpi reader
                    && List.of(reader.getFormatNames()).contains(name),
            true);
    if (!found.hasNext()) {
      throw Refusal.unsupported(format);
    }
    return found.next().createReaderInstance();
  }
}
