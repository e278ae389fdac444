package dev.fovea.testkit.pictures;

/** The headers of JPEG XL files. */
public final class Jxls {
  private Jxls() {}

  /** A codestream that claims a size and says nothing else. */
  public static byte[] claiming(long width, long height) {
    return file(size(width, height).put(1, 1));
  }

  /** One whose width is two thirds more than its height, told as a ratio. */
  public static byte[] threeToTwo(int eighths) {
    return file(new LittleBits().put(1, 1).put(eighths - 1, 5).put(4, 3).put(1, 1));
  }

  /** An animation that was held in some way, of 10 bits, with opacity. */
  public static byte[] animated(long width, long height, int orientation) {
    return file(
        size(width, height)
            .put(0, 1)
            .put(1, 1)
            .put(orientation - 1, 3)
            .put(0, 2) // neither another size nor a preview
            .put(1, 1)
            .put(0, 2 + 2 + 2 + 1) // 100 ticks a second, for ever
            .put(0, 1)
            .put(1, 2) // 10 bits
            .put(1, 1)
            .put(1, 2) // one channel more
            .put(1, 1));
  }

  /** A codestream in boxes, in one piece or as the first of several. */
  public static byte[] boxed(byte[] codestream, boolean pieces) {
    byte[] picture =
        pieces
            ? Isos.box("jxlp", Octets.big().u32(0).bytes(codestream).toByteArray())
            : Isos.box("jxlc", codestream);
    return Octets.big()
        .bytes(Isos.box("JXL ", Octets.big().u32(0x0D0A870A).toByteArray()))
        .bytes(Isos.ftyp("jxl ", "jxl "), picture)
        .toByteArray();
  }

  private static LittleBits size(long width, long height) {
    LittleBits bits = new LittleBits().put(0, 1);
    side(bits, height);
    bits.put(0, 3);
    side(bits, width);
    return bits;
  }

  /** In as few bits as can be. */
  private static void side(LittleBits bits, long length) {
    int[] widths = {9, 13, 18, 30};
    int width = 0;
    while (length > 1L << widths[width]) {
      width++;
    }
    bits.put(width, 2).put(length - 1, widths[width]);
  }

  private static byte[] file(LittleBits bits) {
    return Octets.big().u8(0xFF, 0x0A).bytes(bits.put(0, 64).toByteArray()).toByteArray();
  }
}
