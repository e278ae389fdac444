package dev.fovea.media.picture;

import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.media.picture.pixels.Channels;
import dev.fovea.vision.Size;
import java.util.List;

/**
 * A picture as it is meant to be seen: in sRGB and upright.
 *
 * @param pixels grey, in colours, or in colours with transparency that shows
 * @param whole the file's size, upright
 * @param metadata whether the file tells more than the picture
 * @param done what was done, in the words and the order of {@link Made#done}
 */
public record Developed(Bitmap pixels, Size whole, boolean metadata, List<String> done) {
  static final String FLATTENED = "flattened";

  public Developed {
    done = List.copyOf(done);
  }

  /** Whether something shows through, or did before it was laid on white. */
  public boolean transparent() {
    return pixels.channels() == Channels.ABGR || done.contains(FLATTENED);
  }
}
