package dev.fovea.engine.inspect.picture;

import java.util.Locale;

/** Common names of colours. */
enum ColorName {
  BLACK(0x000000),
  DARK_GRAY(0x404040),
  GRAY(0x808080),
  LIGHT_GRAY(0xC8C8C8),
  WHITE(0xFFFFFF),
  RED(0xE01818),
  DARK_RED(0x800000),
  PINK(0xFFB0C0),
  ORANGE(0xFF8C00),
  BROWN(0x8B5A2B),
  DARK_BROWN(0x4A2C14),
  BEIGE(0xF0E0C0),
  YELLOW(0xFFE800),
  OLIVE(0x808000),
  GREEN(0x20A020),
  LIGHT_GREEN(0x90E090),
  DARK_GREEN(0x006000),
  TEAL(0x008080),
  CYAN(0x20D8E8),
  LIGHT_BLUE(0xA8D0F0),
  BLUE(0x2050E0),
  DARK_BLUE(0x000080),
  PURPLE(0x8020A0),
  LAVENDER(0xC8B0E8),
  MAGENTA(0xE020C0);

  private final int rgb;

  ColorName(int rgb) {
    this.rgb = rgb;
  }

  static String nearest(int rgb) {
    ColorName best = BLACK;
    for (ColorName name : values()) {
      if (distance(name.rgb, rgb) < distance(best.rgb, rgb)) {
        best = name;
      }
    }
    return best.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Squared, weighted by how red the two are: a cheap stand-in for what an eye sees. */
  static long distance(int one, int other) {
    long red = (long) Rgb.red(one) - Rgb.red(other);
    long green = (long) Rgb.green(one) - Rgb.green(other);
    long blue = (long) Rgb.blue(one) - Rgb.blue(other);
    long redness = ((long) Rgb.red(one) + Rgb.red(other)) / 2;
    return (512 + redness) * red * red / 256
        + 4 * green * green
        + (767 - redness) * blue * blue / 256;
  }
}
