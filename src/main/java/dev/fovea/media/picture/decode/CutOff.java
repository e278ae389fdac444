package dev.fovea.media.picture.decode;

import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/** Notices that a reader ran out of file and made up the rest of the picture. */
final class CutOff implements IIOReadWarningListener {
  private boolean seen;

  CutOff(ImageReader reader) {
    reader.addIIOReadWarningListener(this);
  }

  boolean seen() {
    return seen;
  }

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    seen |= warning.toLowerCase(Locale.ROOT).contains("premature end");
  }
}
