package dev.fovea.testkit.pictures;

/** BMP files. */
public final class Bmps {
  private Bmps() {}

  /** Red, green, blue and white quarters. */
  public static byte[] of(int width, int height) {
    return Drawings.file(Drawings.quarters(width, height), "bmp");
  }

  /** A header that claims a size, and no pixels. */
  public static byte[] claiming(int width, int height, int bits) {
    return file(40).u32(width, height).u16(1, bits).zeros(24).toByteArray();
  }

  /** The header of OS/2. */
  public static byte[] core(int width, int height) {
    return file(12).u16(width, height, 1, 24).toByteArray();
  }

  /** The newest header, with opacity and a profile. */
  public static byte[] transparent(int width, int height) {
    return file(124)
        .u32(width, height)
        .u16(1, 32)
        .zeros(24)
        .u32(0xFF0000, 0xFF00, 0xFF, 0xFF000000L, 0x4D424544)
        .zeros(64)
        .toByteArray();
  }

  private static Octets file(int header) {
    return Octets.little().text("BM").zeros(12).u32(header);
  }
}
