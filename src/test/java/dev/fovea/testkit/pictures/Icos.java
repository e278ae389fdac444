package dev.fovea.testkit.pictures;

/** ICO files. */
public final class Icos {
  private Icos() {}

  /** Pictures as PNG files; the directory says 16 × 16 of each. */
  public static byte[] of(byte[]... pictures) {
    Octets icon = Octets.little().u16(0, 1, pictures.length);
    long at = 6 + 16L * pictures.length;
    for (byte[] picture : pictures) {
      icon.u8(16, 16, 0, 0).u16(1, 32).u32(picture.length, at);
      at += picture.length;
    }
    return icon.bytes(pictures).toByteArray();
  }

  /** The header of a picture of the old kind, which claims a size. */
  public static byte[] bitmap(int width, int height) {
    return Octets.little().u32(40, width, 2L * height).u16(1, 32).zeros(24).toByteArray();
  }
}
