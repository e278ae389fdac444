package dev.fovea.media.picture.decode;

import dev.fovea.media.picture.pixels.Channels;
import dev.fovea.media.picture.png.PngFile;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.io.IOException;

/** PNG, scaled on the way where the whole is not needed. */
final class PngDecoder implements PictureDecoder {

  @Override
  public Decoded decode(byte[] file, Format format, Size want, long pixelsMax)
      throws Refusal, IOException {
    PngFile png = PngFile.of(file);
    Size whole = Claim.of(png.width(), png.height(), Format.PNG, pixelsMax);
    Channels channels = png.channels();
    // What is behind transparent pixels is laid there before they are scaled, if there is room.
    boolean all = channels == Channels.ABGR && Enough.room(whole, channels);
    Size size = all ? whole : Enough.of(whole, want);
    Enough.checkRoom(size, channels);
    return new Decoded(png.pixels(whole, size), whole, png.profile(), false, png.metadata());
  }
}
