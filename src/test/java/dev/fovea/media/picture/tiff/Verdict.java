package dev.fovea.media.picture.tiff;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import javax.imageio.ImageReader;

/** What is said of a TIFF file: by us without its pixels, and by their reader. */
final class Verdict {
  private Verdict() {}

  static boolean holds(byte[] file) {
    try {
      TiffStrips.of(file).check();
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  static boolean readable(byte[] file) {
    try {
      ImageReader reader = new TIFFImageReaderSpi().createReaderInstance();
      reader.setInput(new ByteArrayImageInputStream(file), true, true);
      return reader.read(0) != null;
    } catch (IOException | RuntimeException _) {
      return false;
    }
  }
}
