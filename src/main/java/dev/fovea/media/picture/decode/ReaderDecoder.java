package dev.fovea.media.picture.decode;

import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.awt.image.BufferedImage;
import java.io.IOException;

/** The first picture of a file, by the reader of ImageIO for its format and no more than that. */
final class ReaderDecoder implements PictureDecoder {

  @Override
  public Decoded decode(byte[] file, Format format, Size want, long pixelsMax)
      throws Refusal, IOException {
    try (var opened = Opened.of(format, file)) {
      Size whole = opened.size(0, pixelsMax);
      BufferedImage image = opened.image(0, whole, want);
      Bitmap pixels = Samples.of(image);
      return new Decoded(pixels, whole, Samples.profile(image), false, false);
    }
  }
}
