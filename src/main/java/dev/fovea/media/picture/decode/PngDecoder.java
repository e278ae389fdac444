package dev.fovea.media.picture.decode;

import dev.fovea.media.picture.codec.Codec;
import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.io.IOException;
import java.util.Optional;

/**
 * PNG, a file of the picture without anything beside it: large ones of the usual kinds by FFmpeg's
 * decoder, all others by the JDK's reader, which has the last word on what is damaged.
 */
final class PngDecoder implements PictureDecoder {
  private final boolean libraries;

  PngDecoder(boolean libraries) {
    this.libraries = libraries;
  }

  @Override
  public Decoded decode(byte[] file, Format format, Size want, long pixelsMax)
      throws Refusal, IOException {
    PngChunks chunks = PngChunks.of(file);
    byte[] picture = chunks.picture();
    if (libraries && chunks.usual()) {
      Size whole = Claim.of(chunks.width(), chunks.height(), Format.PNG, pixelsMax);
      Optional<Bitmap> pixels =
          ByLibrary.pays(whole)
              ? ByLibrary.pixels(Codec.PNG, picture, whole, want)
              : Optional.empty();
      if (pixels.isPresent()) {
        return new Decoded(pixels.get(), whole, chunks.profile(), false, chunks.metadata());
      }
    }
    try (var opened = Opened.of(Format.PNG, picture)) {
      Size whole = opened.size(0, pixelsMax);
      Bitmap pixels = opened.pixels(0, whole, want);
      return new Decoded(pixels, whole, chunks.profile(), false, chunks.metadata());
    }
  }
}
