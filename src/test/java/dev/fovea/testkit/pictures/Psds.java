package dev.fovea.testkit.pictures;

/** Photoshop files. */
public final class Psds {
  private Psds() {}

  /** Black, in RGB of 8 bits without layers; a resource of that number comes along. */
  public static byte[] of(int width, int height, int channels, int resource) {
    byte[] resources = Octets.big().text("8BIM").u16(resource, 0).u32(2).zeros(2).toByteArray();
    return Octets.big()
        .bytes(claiming(width, height, channels, 3))
        .u32(0)
        .u32(resources.length)
        .bytes(resources)
        .u32(0)
        .u16(0)
        .zeros(width * height * channels)
        .toByteArray();
  }

  /** A header alone, of 8 bits in a mode of Photoshop's. */
  public static byte[] claiming(long width, long height, int channels, int mode) {
    return Octets.big()
        .text("8BPS")
        .u16(1)
        .zeros(6)
        .u16(channels)
        .u32(height, width)
        .u16(8, mode)
        .toByteArray();
  }
}
