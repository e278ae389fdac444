package dev.fovea.testkit.pictures;

/** GIF files. */
public final class Gifs {
  /** A code for one pixel of colour 0 and the end, three bits each: clear, 0, end. */
  private static final byte[] ONE_PIXEL = {2, 2, 0x44, 1, 0};

  private Gifs() {}

  /** Red, green, blue and white quarters. */
  public static byte[] of(int width, int height) {
    return Drawings.file(Drawings.quarters(width, height), "gif");
  }

  /** Frames of one pixel, on a screen that claims a size. */
  public static byte[] animated(int width, int height, int frames, boolean transparent) {
    Octets gif = start(width, height);
    for (int i = 0; i < frames; i++) {
      gif.u8(0x21, 0xF9, 4, transparent ? 1 : 0).u16(10).u8(0, 0).bytes(frame(1, 1));
    }
    return gif.u8(0x3B).toByteArray();
  }

  /** One frame that claims a size of its own. */
  public static byte[] claiming(int width, int height, int frameWidth, int frameHeight) {
    return start(width, height).bytes(frame(frameWidth, frameHeight)).u8(0x3B).toByteArray();
  }

  private static Octets start(int width, int height) {
    return Octets.little().text("GIF89a").u16(width, height).u8(0x80, 0, 0).u24(0x0000FF, 0x00FF00);
  }

  private static byte[] frame(int width, int height) {
    return Octets.little().u8(0x2C).u16(0, 0, width, height).u8(0).bytes(ONE_PIXEL).toByteArray();
  }
}
