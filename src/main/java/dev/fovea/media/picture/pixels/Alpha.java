package dev.fovea.media.picture.pixels;

/** Transparency: {@link Channels#ABGR} only. */
public final class Alpha {
  private static final int OPAQUE = 255;

  /** Below this a pixel is as good as not there; above that it is as good as white. */
  private static final int FAINT = 16;

  private static final int NEARLY_WHITE = 240;

  private Alpha() {}

  /**
   * Colours and how opaque they are, in one picture.
   *
   * @param colors grey, or colours
   * @param opacity grey, of the same size
   */
  public static Bitmap of(Bitmap colors, Bitmap opacity) {
    Bitmap target = Bitmap.blank(colors.size(), Channels.ABGR);
    byte[] from = colors.samples();
    byte[] to = target.samples();
    int step = colors.channels().count();
    int green = step == 1 ? 0 : 1;
    for (int in = 0, out = 0; out < to.length; in += step, out += 4) {
      to[out] = opacity.samples()[out / 4 * opacity.channels().count()];
      to[out + 1] = from[in];
      to[out + 2] = from[in + green];
      to[out + 3] = from[in + 2 * green];
    }
    return target;
  }

  /** The picture with its colours as they were before they were multiplied by alpha. */
  public static Bitmap apart(Bitmap picture) {
    divide(picture.samples());
    return picture;
  }

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
  static void multiply(byte[] samples, int from, int to) {
    for (int i = from; i < to; i += 4) {
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
