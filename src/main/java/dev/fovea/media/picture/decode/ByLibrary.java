package dev.fovea.media.picture.decode;

import dev.fovea.media.picture.codec.Codec;
import dev.fovea.media.picture.codec.CodecException;
import dev.fovea.media.picture.codec.Frame;
import dev.fovea.media.picture.codec.FrameDecoder;
import dev.fovea.media.picture.codec.FramePixels;
import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.vision.Size;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Files that one of FFmpeg's decoders takes as they are. */
final class ByLibrary {
  /** Below, nothing is gained. */
  private static final long LARGE = 250_000;

  /**
   * Decoders of JPEG make a half, quarter or eighth of a picture in less time than all of it. Twice
   * as many pixels a side as are wanted are left, to be scaled well: lines of a pixel stay. Where a
   * side is no multiple, its end is up to half a pixel of what is wanted out of place.
   */
  private static final int HALVINGS_MAX = 3;

  private static final int LEFT = 2;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private ByLibrary() {}

  /** Whether a picture is large enough for it to be worth while. */
  static boolean pays(Size whole) {
    return whole.pixels() >= LARGE;
  }

  /**
   * The picture, at its whole size or at that which is enough.
   *
   * @return empty when the library does not like the file: others may
   */
  static Optional<Bitmap> pixels(Codec codec, byte[] file, Size whole, Size want) throws Refusal {
    int most = codec == Codec.JPEG ? HALVINGS_MAX : 0;
    int halvings = Enough.halvings(whole, Enough.of(whole, want), LEFT, most);
    return pixels(codec, file, whole, want, halvings);
  }

  /** JPEG whose colours stand for other numbers of pixels than usual cannot be halved. */
  private static Optional<Bitmap> pixels(
      Codec codec, byte[] file, Size whole, Size want, int halvings) throws Refusal {
    try (FrameDecoder decoder = FrameDecoder.open(codec, NOTHING, whole, halvings);
        Frame frame = decoder.decode(List.of(ByteBuffer.wrap(file)))) {
      boolean asSaid = frame.size().equals(halved(whole, halvings));
      return asSaid ? Optional.of(pixels(frame, want)) : Optional.empty();
    } catch (CodecException e) {
      return halvings > 0 && e.unsupported()
          ? pixels(codec, file, whole, want, /* halvings= */ 0)
          : Optional.empty();
    }
  }

  private static Size halved(Size whole, int times) {
    int width = Frame.halved(whole.width(), times);
    int height = Frame.halved(whole.height(), times);
    return new Size(width, height);
  }

  /**
   * Scaled at once where that does no harm: colours have to be weighed by their alpha, and those
   * that are written as such would be taken apart and put together again.
   */
  static Bitmap pixels(Frame frame, Size want) throws Refusal, CodecException {
    Size enough = Enough.of(frame.size(), want);
    boolean whole = !frame.scalesWell() && Enough.room(frame.size(), FramePixels.channels(frame));
    Size size = whole ? frame.size() : enough;
    Enough.checkRoom(size, FramePixels.channels(frame));
    return FramePixels.of(frame, size);
  }
}
