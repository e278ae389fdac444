package dev.fovea.media;

import dev.fovea.vision.Detail;
import dev.fovea.vision.MediaLimits;
import dev.fovea.vision.MediaPolicy;
import dev.fovea.vision.MediaPolicy.Downscale;
import dev.fovea.vision.Size;

/**
 * The size in which a picture goes to one target: what the vendor would scale it to by its own
 * algorithm, so that coordinates in the answer are those of the picture that was sent.
 */
final class TargetSize {
  private final Terms terms;
  private final MediaLimits.Images limits;
  private final int sideMax;

  /**
   * @param pictures how many there are in the request
   */
  TargetSize(Terms terms, int pictures) {
    this.terms = terms;
    this.limits = terms.limits().images();
    this.sideMax =
        pictures > limits.manyCount()
            ? Math.min(limits.sideMax(), limits.manySideMax())
            : limits.sideMax();
  }

  /** No larger than {@code upright}, and of its shape. */
  Size of(Size upright, Detail detail) {
    Size allowed = within(upright, side(Integer.MAX_VALUE), limits.pixelsMax());
    boolean vendors =
        terms.policy().downscale().orElse(Downscale.PROVIDER) != Downscale.ORIGINAL
            || !terms.tokens().accepts(allowed, detail);
    return vendors ? terms.tokens().picture(allowed, detail).size() : allowed;
  }

  /** The longest side that limits and wishes allow, {@code most} where they say nothing. */
  int side(int most) {
    MediaPolicy policy = terms.policy();
    boolean economy = policy.downscale().filter(Downscale.ECONOMY::equals).isPresent();
    int wished = economy ? policy.longSide().orElse(most) : most;
    return Math.min(wished, sideMax);
  }

  private static Size within(Size size, int side, long pixels) {
    double scale =
        Math.min(
            Math.min(1, (double) side / size.longSide()),
            Math.sqrt((double) pixels / size.pixels()));
    return scale >= 1 ? size : new Size(scaled(size.width(), scale), scaled(size.height(), scale));
  }

  /** Rounded down, so that no limit is missed by a pixel. */
  private static int scaled(int side, double scale) {
    // The long side has to come out whole although its quotient may lie a hair below.
    return Math.max(1, (int) Math.floor(side * scale + 1e-6));
  }
}
