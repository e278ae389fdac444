package dev.fovea.engine.inspect.picture;

/** The parts of 0xRRGGBB. */
final class Rgb {
  private Rgb() {}

  static int of(long red, long green, long blue) {
    return (int) ((red << 16) | (green << 8) | blue);
  }

  static int red(int rgb) {
    return (rgb >> 16) & 0xFF;
  }

  static int green(int rgb) {
    return (rgb >> 8) & 0xFF;
  }

  static int blue(int rgb) {
    return rgb & 0xFF;
  }
}
