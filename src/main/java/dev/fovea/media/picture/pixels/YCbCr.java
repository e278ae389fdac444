package dev.fovea.media.picture.pixels;

import java.util.Optional;

/**
 * Brightness and two differences of colour, eight bits each, as colours: what ITU-T H.273 says of
 * the matrices that pictures are written with, to the nearest value. Safe for use by many threads.
 */
public final class YCbCr {
  private static final int BITS = 16;
  private static final int HALF = 1 << (BITS - 1);
  private static final int NO_COLOR = 128;
  private static final int MOST = 255;

  private final int black;
  private final int light;
  private final int redOfRed;
  private final int greenOfRed;
  private final int greenOfBlue;
  private final int blueOfBlue;

  private YCbCr(double red, double blue, boolean full) {
    double green = 1 - red - blue;
    double reach = full ? 1 : 255.0 / 224;
    this.black = full ? 0 : 16;
    this.light = fixed(full ? 1 : 255.0 / 219);
    this.redOfRed = fixed(2 * (1 - red) * reach);
    this.greenOfRed = fixed(-2 * (1 - red) * red / green * reach);
    this.greenOfBlue = fixed(-2 * (1 - blue) * blue / green * reach);
    this.blueOfBlue = fixed(2 * (1 - blue) * reach);
  }

  private static int fixed(double factor) {
    return (int) Math.round(factor * (1 << BITS));
  }

  /**
   * Empty for what is written in another way.
   *
   * @param matrix by the numbers of H.273; what is not said is that of ITU-R BT.601, as JPEG has it
   * @param full whether samples take their whole range, else 16 to 235 and 16 to 240
   */
  public static Optional<YCbCr> of(int matrix, boolean full) {
    return switch (matrix) {
      case 1 -> Optional.of(new YCbCr(0.2126, 0.0722, full));
      case 2, 5, 6 -> Optional.of(new YCbCr(0.299, 0.114, full));
      case 4 -> Optional.of(new YCbCr(0.30, 0.11, full));
      case 7 -> Optional.of(new YCbCr(0.212, 0.087, full));
      case 9 -> Optional.of(new YCbCr(0.2627, 0.0593, full));
      default -> Optional.empty();
    };
  }

  /**
   * Writes the pixels of one row as {@link Channels#BGR}.
   *
   * @param at where the first goes
   */
  public void row(byte[] y, byte[] cb, byte[] cr, byte[] bgr, int at) {
    int out = at;
    for (int x = 0; x < y.length; x++) {
      int bright = ((y[x] & 0xFF) - black) * light + HALF;
      int blue = (cb[x] & 0xFF) - NO_COLOR;
      int red = (cr[x] & 0xFF) - NO_COLOR;
      bgr[out] = sample(bright + blueOfBlue * blue);
      bgr[out + 1] = sample(bright + greenOfBlue * blue + greenOfRed * red);
      bgr[out + 2] = sample(bright + redOfRed * red);
      out += 3;
    }
  }

  private static byte sample(int fixed) {
    return (byte) Math.clamp(fixed >> BITS, 0, MOST);
  }
}
