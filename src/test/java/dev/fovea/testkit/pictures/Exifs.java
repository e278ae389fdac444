package dev.fovea.testkit.pictures;

/** Metadata as cameras write them: a TIFF structure. */
public final class Exifs {
  private Exifs() {}

  /** One directory with the orientation, with the most significant byte first. */
  public static byte[] orientation(int value) {
    return written(Octets.big().text("MM"), value);
  }

  /** The same with the least significant byte first. */
  public static byte[] littleOrientation(int value) {
    return written(Octets.little().text("II"), value);
  }

  private static byte[] written(Octets out, int value) {
    return out.u16(42).u32(8).u16(1).u16(0x0112, 3).u32(1).u16(value, 0).u32(0).toByteArray();
  }
}
