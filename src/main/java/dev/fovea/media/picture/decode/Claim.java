package dev.fovea.media.picture.decode;

import dev.fovea.error.MediaFault;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;

/** Checks what a header claims before anything of that size is made. */
public final class Claim {
  /** What a JPEG file can hold; nothing longer can be written. */
  private static final long SIDE_MAX = 65_535;

  private Claim() {}

  /** The size, when it is one that is decoded. */
  public static Size of(long width, long height, Format format, long pixelsMax) throws Refusal {
    if (width < 1 || height < 1) {
      throw Refusal.damaged(format);
    }
    if (Math.max(width, height) > SIDE_MAX) {
      throw new Refusal(
          MediaFault.IMAGE_TOO_LARGE,
          "has %d × %d pixels; a side has at most %d. Send a smaller one."
              .formatted(width, height, SIDE_MAX));
    }
    if (width * height > pixelsMax) {
      throw new Refusal(
          MediaFault.IMAGE_TOO_LARGE,
          "has %d × %d pixels; at most %.1f million are decoded. Send a smaller one."
              .formatted(width, height, pixelsMax / 1e6));
    }
    return new Size((int) width, (int) height);
  }
}
