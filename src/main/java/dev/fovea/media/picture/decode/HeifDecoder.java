package dev.fovea.media.picture.decode;

import dev.fovea.json.Slice;
import dev.fovea.media.format.Bytes;
import dev.fovea.media.format.HeifPicture;
import dev.fovea.media.format.HeifPicture.Coded;
import dev.fovea.media.format.HeifPicture.Pixels;
import dev.fovea.media.format.HeifPicture.Signal;
import dev.fovea.media.format.UnreadableException;
import dev.fovea.media.picture.codec.CodecException;
import dev.fovea.media.picture.codec.Frame;
import dev.fovea.media.picture.codec.FramePixels;
import dev.fovea.media.picture.pixels.Alpha;
import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.media.picture.pixels.Channels;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.io.IOException;
import java.util.Optional;

/**
 * HEIC and AVIF: the whole picture of all its tiles, cropped as the file says. The file is read
 * here and in {@code media.format}; FFmpeg is given coded pictures and nothing else.
 */
final class HeifDecoder implements PictureDecoder {
  /**
   * Pixels of one coded picture from which on a worker with the memory that it has by default may
   * lack some: AV1's decoder takes 18 bytes for each. It does not say why it gave up.
   */
  private static final long AV1_MAY_LACK_MEMORY = 60_000_000;

  @Override
  public Decoded decode(byte[] file, Format format, Size want, long pixelsMax)
      throws Refusal, IOException {
    HeifPicture picture = read(file, format);
    Size coded = picture.pixels().size();
    Claim.of(coded.width(), coded.height(), format, pixelsMax);
    Size whole = picture.window().size();
    Optional<byte[]> profile = picture.profile().map(stretch -> stretch.of(file));
    try {
      Bitmap pixels =
          picture.alpha().isPresent()
              ? withAlpha(file, picture, picture.alpha().get(), profile.isPresent())
              : colors(file, picture, Enough.of(whole, want), profile.isPresent());
      return new Decoded(pixels, whole, profile, false, picture.metadata());
    } catch (CodecException e) {
      boolean one = picture.pixels() instanceof Coded;
      if (format == Format.AVIF && one && coded.pixels() > AV1_MAY_LACK_MEMORY) {
        throw Refusal.lacksMemoryOrIsDamaged(coded);
      }
      throw e;
    }
  }

  private static HeifPicture read(byte[] file, Format format) throws Refusal {
    try {
      return HeifPicture.read(Bytes.of(Slice.of(file)));
    } catch (UnreadableException e) {
      throw Refusal.unreadable(format, e.why());
    }
  }

  private static Bitmap colors(byte[] file, HeifPicture picture, Size size, boolean profile)
      throws Refusal, IOException {
    Enough.checkRoom(size, Channels.BGR);
    try (Frame frame = window(file, picture, picture.pixels())) {
      picture.signal().ifPresent(signal -> say(frame, signal));
      return profile ? FramePixels.of(frame, size) : FramePixels.meant(frame, size);
    }
  }

  /** At its whole size: the mean of neighbours would mix in what cannot be seen. */
  private static Bitmap withAlpha(byte[] file, HeifPicture picture, Pixels opacity, boolean profile)
      throws Refusal, IOException {
    Size whole = picture.window().size();
    Enough.checkRoom(whole, Channels.ABGR);
    Bitmap colors = colors(file, picture, whole, profile);
    if (!opacity.size().equals(picture.pixels().size())) {
      throw Refusal.unreadable(Format.HEIC, "has a transparency of another size");
    }
    try (Frame frame = window(file, picture, opacity)) {
      Bitmap both = Alpha.of(colors, FramePixels.of(frame, whole));
      return picture.premultiplied() ? Alpha.apart(both) : both;
    }
  }

  private static Frame window(byte[] file, HeifPicture picture, Pixels pixels) throws IOException {
    Frame frame = Tiles.of(file, pixels);
    try {
      HeifPicture.Window window = picture.window();
      frame.crop(window.left(), window.top(), window.size());
      return frame;
    } catch (IOException e) {
      frame.close();
      throw e;
    }
  }

  private static void say(Frame frame, Signal signal) {
    frame.means(signal.primaries(), signal.transfer(), signal.matrix(), signal.full());
  }
}
