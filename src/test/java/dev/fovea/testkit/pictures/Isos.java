package dev.fovea.testkit.pictures;

/** Boxes of the ISO base media file format. */
public final class Isos {
  private Isos() {}

  public static byte[] box(String type, byte[]... data) {
    byte[] all = Octets.big().bytes(data).toByteArray();
    return Octets.big().u32(8L + all.length).text(type).bytes(all).toByteArray();
  }

  /** A box with a version and flags. */
  public static byte[] full(String type, int version, byte[]... data) {
    byte[] all = Octets.big().bytes(data).toByteArray();
    return box(type, Octets.big().u8(version).u24(0).bytes(all).toByteArray());
  }

  public static byte[] ftyp(String major, String... compatible) {
    return box(
        "ftyp", Octets.big().text(major).u32(0).text(String.join("", compatible)).toByteArray());
  }
}
