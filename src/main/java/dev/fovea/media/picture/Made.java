package dev.fovea.media.picture;

import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.util.List;

/**
 * A picture made by a recipe.
 *
 * @param bytes the file; nothing else refers to it
 * @param size upright; smaller than asked for where {@link Recipe#bytesMax} could not be reached
 *     otherwise
 * @param done what was done, in this order: {@code rasterised} (drawn from a drawing or a page),
 *     {@code first_frame}, {@code flattened} (transparency laid on white), {@code resized}, {@code
 *     profile} (colours brought to sRGB), {@code rotated} (laid upright), {@code converted}
 *     (another format), {@code compressed} (quality or pixels given up for bytes), {@code stripped}
 *     (place, time, camera and texts left out)
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Made(Format format, byte[] bytes, Size size, List<String> done) {
  public Made {
    done = List.copyOf(done);
  }
}
