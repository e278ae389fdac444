package dev.fovea.media.picture.decode;

import dev.fovea.json.Slice;
import dev.fovea.media.format.Bytes;
import dev.fovea.media.format.Jp2Picture;
import dev.fovea.media.format.UnreadableException;
import dev.fovea.media.picture.codec.Codec;
import dev.fovea.media.picture.codec.CodecException;
import dev.fovea.media.picture.codec.Frame;
import dev.fovea.media.picture.codec.FrameDecoder;
import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.media.picture.pixels.Ink;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** JPEG 2000, in boxes or bare, in as few pixels as will do: it is coded in halves of halves. */
final class Jp2Decoder implements PictureDecoder {

  @Override
  public Decoded decode(byte[] file, Format format, Size want, long pixelsMax)
      throws Refusal, CodecException {
    Jp2Picture picture = read(file);
    Size whole = Claim.of(picture.size().width(), picture.size().height(), format, pixelsMax);
    Size enough = Enough.of(whole, want);
    int halvings = Enough.halvings(whole, enough, /* left= */ 1, picture.halvings());
    Bitmap pixels = decode(file, whole, enough, halvings);
    Optional<byte[]> profile = picture.profile().map(stretch -> stretch.of(file));
    return new Decoded(
        picture.inks() ? Ink.ofSamples(pixels) : pixels, whole, profile, false, false);
  }

  private static Jp2Picture read(byte[] file) throws Refusal {
    try {
      return Jp2Picture.read(Bytes.of(Slice.of(file)));
    } catch (UnreadableException e) {
      throw Refusal.unreadable(Format.JP2, e.why());
    }
  }

  private static Bitmap decode(byte[] file, Size whole, Size enough, int halvings)
      throws Refusal, CodecException {
    ByteBuffer nothing = ByteBuffer.allocate(0);
    try (FrameDecoder decoder = FrameDecoder.open(Codec.JPEG_2000, nothing, whole, halvings);
        Frame frame = decoder.decode(List.of(ByteBuffer.wrap(file)))) {
      frame.full();
      return ByLibrary.pixels(frame, enough);
    }
  }
}
