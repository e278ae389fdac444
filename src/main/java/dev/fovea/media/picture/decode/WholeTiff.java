package dev.fovea.media.picture.decode;

import dev.fovea.media.picture.tiff.TiffStrips;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.io.IOException;

/**
 * TIFF that has to be there whole, since its reader needs seconds to meet the end of a large one.
 */
final class WholeTiff implements PictureDecoder {
  private final PictureDecoder decoder;

  WholeTiff(PictureDecoder decoder) {
    this.decoder = decoder;
  }

  @Override
  public Decoded decode(byte[] file, Format format, Size want, long pixelsMax)
      throws Refusal, IOException {
    TiffStrips strips = TiffStrips.of(file);
    Claim.of(strips.width(), strips.height(), format, pixelsMax);
    strips.check();
    return decoder.decode(file, format, want, pixelsMax);
  }
}
