package dev.fovea.media.picture;

import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.util.Optional;
import java.util.Set;

/**
 * What a picture is to become. Equal recipes make equal files of equal pictures.
 *
 * @param size the upright size to scale to; a picture that is smaller keeps its own, a drawing is
 *     drawn in it
 * @param longSide the longest side where {@code size} is empty, and of the pages of a document
 * @param formats what may be written: JPEG, PNG or both
 * @param bytesMax of each file; reached by lower quality, then by fewer pixels
 * @param opaque whether transparency is laid on white
 * @param pixelsMax what a header may claim
 * @param pagesMax pages of a document; one with more is refused
 */
public record Recipe(
    Optional<Size> size,
    int longSide,
    Set<Format> formats,
    long bytesMax,
    boolean opaque,
    long pixelsMax,
    int pagesMax) {

  /** What can be written. */
  public static final Set<Format> WRITTEN = Set.of(Format.JPEG, Format.PNG);

  public Recipe {
    formats = Set.copyOf(formats);
    if (formats.isEmpty() || !WRITTEN.containsAll(formats)) {
      throw new IllegalArgumentException("nobody can write " + formats);
    }
    if (longSide < 1 || bytesMax < 1 || pixelsMax < 1 || pagesMax < 1) {
      throw new IllegalArgumentException("a recipe for nothing");
    }
  }

  /** What it says of the pixels. */
  Aim aim() {
    boolean alpha = !opaque && formats.contains(Format.PNG);
    return new Aim(size, longSide, pixelsMax, alpha);
  }

  /** As how many pixels a drawing is drawn, whatever it says of its size. */
  long drawnPixelsMax() {
    return size.map(Size::pixels).orElse((long) longSide * longSide);
  }
}
