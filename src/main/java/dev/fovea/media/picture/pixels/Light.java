package dev.fovea.media.picture.pixels;

import java.util.Optional;

/**
 * Colours of a wide range of light or of hues, brought into sRGB: what the sample values mean is
 * said by the numbers of ITU-T H.273.
 *
 * <p>Light beyond sRGB's white is rolled off as ITU-R BT.2390 does for a display of 203 cd/m², the
 * white of ITU-R BT.2408; what is darker than half of that stays as it is. Hues beyond sRGB's are
 * cut off.
 */
public final class Light {
  private static final int PQ = 16;
  private static final int HLG = 18;

  private static final double WHITE = 203;

  /** The brightest that is told from brighter: what most pictures are graded on. */
  private static final double PEAK = 1000;

  private static final int CODES = 1 << 16;
  private static final int SHADES = 1 << 14;
  private static final byte[] SRGB = srgb();

  /** By how much light is rolled off, for each part of the brightest. */
  private static final float[] ROLL_OFF = rollOff();

  /** To the primaries of sRGB, from those of BT.2020, of DCI-P3's screens and of Display P3. */
  private static final double[] OF_2020 = {
    1.660491, -0.587641, -0.072850, -0.124550, 1.132900, -0.008349, -0.018151, -0.100579, 1.118730
  };

  private static final double[] OF_P3 = {
    1.224940, -0.224940, 0.0, -0.042057, 1.042057, 0.0, -0.019638, -0.078636, 1.098274
  };
  private static final double[] OF_SRGB = {1, 0, 0, 0, 1, 0, 0, 0, 1};

  private final double[] matrix;
  private final boolean wide;
  private final float[] linear;

  private Light(double[] matrix, int transfer) {
    this.matrix = matrix;
    this.wide = transfer == PQ || transfer == HLG;
    this.linear = new float[CODES];
    for (int code = 0; code < CODES; code++) {
      double signal = code / (CODES - 1.0);
      linear[code] =
          (float)
              switch (transfer) {
                case PQ -> fromPq(signal) / WHITE;
                case HLG -> fromHlg(signal) / WHITE;
                default -> fromSrgb(signal);
              };
    }
  }

  /** Empty where the colours are those of sRGB as they are, or near enough. */
  public static Optional<Light> of(int primaries, int transfer) {
    double[] matrix =
        switch (primaries) {
          case 9 -> OF_2020;
          case 11, 12 -> OF_P3;
          default -> OF_SRGB;
        };
    boolean same = matrix == OF_SRGB && transfer != PQ && transfer != HLG;
    return same ? Optional.empty() : Optional.of(new Light(matrix, transfer));
  }

  /**
   * Converts a row.
   *
   * @param row red, green and blue in turn, two bytes each, the lower first
   * @param to takes blue, green and red in turn, a byte each
   */
  public void toSrgb(byte[] row, byte[] to, int at) {
    int out = at;
    for (int in = 0; in < row.length; in += 6) {
      double r = linear[code(row, in)];
      double g = linear[code(row, in + 2)];
      double b = linear[code(row, in + 4)];
      double red = matrix[0] * r + matrix[1] * g + matrix[2] * b;
      double green = matrix[3] * r + matrix[4] * g + matrix[5] * b;
      double blue = matrix[6] * r + matrix[7] * g + matrix[8] * b;
      double scale = wide ? rolledOff(Math.max(red, Math.max(green, blue))) : 1;
      to[out++] = shade(blue * scale);
      to[out++] = shade(green * scale);
      to[out++] = shade(red * scale);
    }
  }

  private static int code(byte[] row, int at) {
    return (row[at] & 0xFF) | (row[at + 1] & 0xFF) << 8;
  }

  private static byte shade(double light) {
    return SRGB[Math.clamp((int) (light * (SHADES - 1) + 0.5), 0, SHADES - 1)];
  }

  private static byte[] srgb() {
    byte[] shades = new byte[SHADES];
    for (int i = 0; i < SHADES; i++) {
      double light = i / (SHADES - 1.0);
      double signal = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
      shades[i] = (byte) Math.round(255 * signal);
    }
    return shades;
  }

  private static double fromSrgb(double signal) {
    return signal <= 0.04045 ? signal / 12.92 : Math.pow((signal + 0.055) / 1.055, 2.4);
  }

  /** ITU-R BT.2100 and its display of 1000 cd/m², each colour by itself. */
  private static double fromHlg(double signal) {
    double scene =
        signal <= 0.5
            ? signal * signal / 3
            : (Math.exp((signal - 0.55991073) / 0.17883277) + 0.28466892) / 12;
    return PEAK * Math.pow(scene, 1.2);
  }

  /** SMPTE ST 2084, in cd/m². */
  private static double fromPq(double signal) {
    double power = Math.pow(signal, 1 / 78.84375);
    double ratio = Math.max(power - 0.8359375, 0) / (18.8515625 - 18.6875 * power);
    return 10_000 * Math.pow(ratio, 1 / 0.1593017578125);
  }

  private static double toPq(double light) {
    double power = Math.pow(light / 10_000, 0.1593017578125);
    return Math.pow((0.8359375 + 18.8515625 * power) / (1 + 18.6875 * power), 78.84375);
  }

  private static double rolledOff(double light) {
    double part = light * (WHITE / PEAK);
    return part >= 1 ? 1 / light : ROLL_OFF[(int) (Math.max(0, part) * (SHADES - 1))];
  }

  private static float[] rollOff() {
    float[] factors = new float[SHADES];
    double most = toPq(PEAK);
    double white = toPq(WHITE) / most;
    double knee = 1.5 * white - 0.5;
    for (int i = 0; i < SHADES; i++) {
      double light = PEAK * i / (SHADES - 1);
      double before = toPq(light) / most;
      double t = (before - knee) / (1 - knee);
      double after =
          (2 * t * t * t - 3 * t * t + 1) * knee
              + (t * t * t - 2 * t * t + t) * (1 - knee)
              + (3 * t * t - 2 * t * t * t) * white;
      factors[i] = before <= knee ? 1 : (float) (fromPq(after * most) / light);
    }
    return factors;
  }
}
