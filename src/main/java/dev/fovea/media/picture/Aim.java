package dev.fovea.media.picture;

import dev.fovea.media.picture.pixels.Turn;
import dev.fovea.vision.Size;
import java.util.Optional;

/**
 * What the pixels of a picture are to become.
 *
 * @param size upright; a picture that is smaller keeps its own
 * @param longSide the longest side where {@code size} is empty
 * @param pixelsMax what a header may claim
 * @param alpha whether transparency that shows is kept; else it is laid on white
 */
public record Aim(Optional<Size> size, int longSide, long pixelsMax, boolean alpha) {

  /** No larger than this, opaque. */
  public static Aim within(Size size, long pixelsMax) {
    return new Aim(Optional.of(size), size.longSide(), pixelsMax, /* alpha= */ false);
  }

  /** What a decoder is told before it has said how large the picture is, as the pixels lie. */
  Size want(int orientation) {
    Size want = size.orElse(new Size(longSide, longSide));
    return Turn.lies(orientation) ? want.turned() : want;
  }

  /** The size to scale to, as the pixels lie: never larger than they are. */
  Size of(Size whole, int orientation) {
    Size upright = Turn.lies(orientation) ? whole.turned() : whole;
    Size wanted = size.orElseGet(() -> within(upright));
    boolean fits = wanted.width() <= upright.width() && wanted.height() <= upright.height();
    Size target = fits ? wanted : upright;
    return Turn.lies(orientation) ? target.turned() : target;
  }

  private Size within(Size upright) {
    if (upright.longSide() <= longSide) {
      return upright;
    }
    double scale = (double) longSide / upright.longSide();
    return new Size(side(upright.width() * scale), /* height= */ side(upright.height() * scale));
  }

  private static int side(double length) {
    return (int) Math.max(1, Math.round(length));
  }
}
