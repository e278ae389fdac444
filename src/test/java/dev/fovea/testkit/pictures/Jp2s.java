package dev.fovea.testkit.pictures;

/** The headers of JPEG 2000 files. */
public final class Jp2s {
  private Jp2s() {}

  /** A codestream that claims a size in one tile of its own size. */
  public static byte[] codestream(long width, long height) {
    return codestream(width, height, width, height);
  }

  /** A codestream that claims a size and one of its tiles. */
  public static byte[] codestream(long width, long height, long tileWidth, long tileHeight) {
    return Octets.big()
        .u16(0xFF4F, 0xFF51, 47, 0)
        .u32(width, height, 0, 0, tileWidth, tileHeight, 0, 0)
        .u16(3)
        .u8(7, 1, 1, 7, 1, 1, 7, 1, 1)
        .toByteArray();
  }

  /** Boxes that claim a size, around a codestream, with more in their header. */
  public static byte[] boxed(long width, long height, byte[] codestream, byte[]... more) {
    byte[] header = Octets.big().u32(height, width).u16(3).u8(7, 7, 0, 0).toByteArray();
    return Octets.big()
        .bytes(Isos.box("jP  ", Octets.big().u32(0x0D0A870A).toByteArray()))
        .bytes(Isos.ftyp("jp2 ", "jp2 "))
        .bytes(Isos.box("jp2h", Isos.box("ihdr", header), Octets.big().bytes(more).toByteArray()))
        .bytes(Isos.box("jp2c", codestream))
        .toByteArray();
  }
}
