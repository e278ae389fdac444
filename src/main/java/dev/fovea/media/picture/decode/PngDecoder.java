package dev.fovea.media.picture.decode;

import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.io.IOException;

/** PNG by the JDK's reader, which is given the picture without anything beside it. */
final class PngDecoder implements PictureDecoder {

  @Override
  public Decoded decode(byte[] file, Format format, Size want, long pixelsMax)
      throws Refusal, IOException {
    PngChunks chunks = PngChunks.of(file);
    try (var opened = Opened.of(Format.PNG, chunks.picture())) {
      Size whole = opened.size(0, pixelsMax);
      Bitmap pixels = opened.pixels(0, whole, want);
      return new Decoded(pixels, whole, chunks.profile(), false, chunks.metadata());
    }
  }
}
