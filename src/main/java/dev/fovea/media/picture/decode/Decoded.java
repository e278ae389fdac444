package dev.fovea.media.picture.decode;

import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.vision.Size;
import java.util.Optional;

/**
 * A picture out of its file.
 *
 * @param pixels of the whole size, or fewer where that is cheaper and still as many as are wanted
 * @param whole the file's size, as the pixels lie
 * @param profile the ICC profile that the colours are meant by; empty for sRGB
 * @param upright whether the decoder has applied the orientation itself, as those of containers do
 * @param metadata whether the file tells more than the picture: place, time, camera, texts
 */
public record Decoded(
    Bitmap pixels, Size whole, Optional<byte[]> profile, boolean upright, boolean metadata) {

  /** Pixels as they lie, and nothing beside. */
  static Decoded plain(Bitmap pixels, Size whole) {
    return new Decoded(pixels, whole, Optional.empty(), false, false);
  }
}
