package dev.fovea.media.picture.pixels;

/** Transparency: {@link Channels#ABGR} only. */
public final class Alpha {
  private static final int OPAQUE = 255;

  /** Below this a pixel is as good as not there; above that it is as good as white. */
  private static final int FAINT = 16;

  private static final int NEARLY_WHITE = 240;

  private Alpha() {}

  /** Whether something shows through somewhere. */
  public static boolean shows(Bitmap picture) {
    byte[] samples = picture.samples();
    for (int i = 0; i < samples.length; i += 4) {
      if (samples[i] != -1) {
        return true;
      }
    }
    return false;
  }

  /**
   * Laid on white, so that it does not matter what colour invisible pixels have. A drawing in white
   * on nothing, which could not be seen then, is laid on black.
   */
  public static Bitmap flat(Bitmap picture) {
    byte[] from = picture.samples();
    int ground = onlyWhite(from) ? 0 : 255;
    Bitmap target = Bitmap.blank(picture.size(), Channels.BGR);
    byte[] to = target.samples();
    for (int in = 0, out = 0; in < from.length; in += 4, out += 3) {
      int alpha = from[in] & 0xFF;
      if (alpha == OPAQUE) {
        to[out] = from[in + 1];
        to[out + 1] = from[in + 2];
        to[out + 2] = from[in + 3];
      } else {
        int behind = (OPAQUE - alpha) * ground;
        to[out] = part((from[in + 1] & 0xFF) * alpha + behind);
        to[out + 1] = part((from[in + 2] & 0xFF) * alpha + behind);
        to[out + 2] = part((from[in + 3] & 0xFF) * alpha + behind);
      }
    }
    return target;
  }

  private static boolean onlyWhite(byte[] samples) {
    boolean seen = false;
    for (int i = 0; i < samples.length; i += 4) {
      if ((samples[i] & 0xFF) >= FAINT) {
        int least =
            Math.min(samples[i + 1] & 0xFF, Math.min(samples[i + 2] & 0xFF, samples[i + 3] & 0xFF));
        if (least < NEARLY_WHITE) {
          return false;
        }
        seen = true;
      }
    }
    return seen && share(samples) >= FAINT;
  }

  /** How much of the picture is see-through, in parts of 256. */
  private static long share(byte[] samples) {
    long through = 0;
    for (int i = 0; i < samples.length; i += 4) {
      if ((samples[i] & 0xFF) < FAINT) {
        through++;
      }
    }
    return through * 1024 / samples.length;
  }

  /** Colours multiplied by alpha, in place: the mean of neighbours is only right so. */
  static void multiply(byte[] samples) {
    for (int i = 0; i < samples.length; i += 4) {
      int alpha = samples[i] & 0xFF;
      if (alpha != OPAQUE) {
        samples[i + 1] = part((samples[i + 1] & 0xFF) * alpha);
        samples[i + 2] = part((samples[i + 2] & 0xFF) * alpha);
        samples[i + 3] = part((samples[i + 3] & 0xFF) * alpha);
      }
    }
  }

  /** Undoes {@link #multiply}, in place. */
  static void divide(byte[] samples) {
    for (int i = 0; i < samples.length; i += 4) {
      int alpha = samples[i] & 0xFF;
      if (alpha != OPAQUE && alpha != 0) {
        for (int c = 1; c < 4; c++) {
          int whole = ((samples[i + c] & 0xFF) * OPAQUE + alpha / 2) / alpha;
          samples[i + c] = (byte) Math.min(OPAQUE, whole);
        }
      }
    }
  }

  /** A product of two bytes as a byte, rounded: x / 255 without a division. */
  private static byte part(int product) {
    int rounded = product + 128;
    return (byte) ((rounded + (rounded >> 8)) >> 8);
  }
}
