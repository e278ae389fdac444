package dev.fovea.media.picture.pixels;

/** Printers' colours without a profile: what paper shows through each ink is multiplied. */
public final class Ink {
  private Ink() {}

  /**
   * Inks that were read as if they were red, green, blue and alpha, 0 for none.
   *
   * @param picture of {@link Channels#ABGR}; loses its samples
   */
  public static Bitmap ofSamples(Bitmap picture) {
    byte[] samples = picture.samples();
    for (int i = 0; i + 3 < samples.length; i += 4) {
      byte black = (byte) ~samples[i];
      byte yellow = (byte) ~samples[i + 1];
      samples[i + 1] = (byte) ~samples[i + 2];
      samples[i] = (byte) ~samples[i + 3];
      samples[i + 2] = yellow;
      samples[i + 3] = black;
    }
    return new Bitmap(picture.size(), Channels.CMYK, samples);
  }

  /** A picture of {@link Channels#CMYK} on a screen. */
  public static Bitmap onScreen(Bitmap picture) {
    Bitmap target = Bitmap.blank(picture.size(), Channels.BGR);
    byte[] from = picture.samples();
    byte[] to = target.samples();
    for (int in = 0, out = 0; in < from.length; in += 4, out += 3) {
      int black = from[in + 3] & 0xFF;
      to[out] = through(from[in + 2], black);
      to[out + 1] = through(from[in + 1], black);
      to[out + 2] = through(from[in], black);
    }
    return target;
  }

  private static byte through(byte color, int black) {
    return (byte) (((color & 0xFF) * black + 127) / 255);
  }
}
