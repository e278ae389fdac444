package dev.fovea.testkit.pictures;

/** The headers of MP4 and QuickTime films, and no pixels. */
public final class Films {
  private static final int[] UPRIGHT = {1, 0, 0, 1};

  private Films() {}

  /** A film whose index lies behind it, with pictures and sound. */
  public static byte[] mp4(int width, int height, long ticksPerSecond, long ticks, long samples) {
    return Octets.big()
        .bytes(Isos.ftyp("isom", "mp42"), Isos.box("mdat", new byte[100]))
        .bytes(index(width, height, ticksPerSecond, ticks, samples, UPRIGHT))
        .toByteArray();
  }

  /** A film that was held in some way; the matrix as whole numbers: a, b, c, d. */
  public static byte[] held(int width, int height, int... matrix) {
    return Octets.big()
        .bytes(Isos.ftyp("qt  ", "qt  "))
        .bytes(index(width, height, 600, 1200, 50, matrix))
        .toByteArray();
  }

  public static byte[] index(
      int width, int height, long perSecond, long ticks, long samples, int... matrix) {
    return Isos.box(
        "moov",
        header("mvhd", perSecond, ticks),
        track("vide", "avc1", width, height, perSecond, ticks, samples, matrix),
        track("soun", "mp4a", 0, 0, perSecond, ticks, samples, matrix));
  }

  /** A header with numbers of four bytes. */
  public static byte[] header(String type, long perSecond, long ticks) {
    return Isos.full(type, 0, Octets.big().u32(0, 0, perSecond, ticks).zeros(80).toByteArray());
  }

  /** A header with numbers of eight bytes. */
  public static byte[] longHeader(String type, long perSecond, long ticks) {
    return Isos.full(
        type, 1, Octets.big().u64(0, 0).u32(perSecond).u64(ticks).zeros(80).toByteArray());
  }

  public static byte[] track(
      String handler,
      String codec,
      int width,
      int height,
      long perSecond,
      long ticks,
      long samples,
      int... matrix) {
    byte[] entry =
        Isos.box(codec, Octets.big().zeros(24).u16(width, height).zeros(50).toByteArray());
    byte[] sizes = Isos.full("stsz", 0, Octets.big().u32(0, samples).toByteArray());
    byte[] descriptions = Isos.full("stsd", 0, Octets.big().u32(1).bytes(entry).toByteArray());
    return Isos.box(
        "trak",
        place(width, height, matrix),
        Isos.box(
            "mdia",
            header("mdhd", perSecond, ticks),
            Isos.full("hdlr", 0, Octets.big().u32(0).text(handler).zeros(13).toByteArray()),
            Isos.box("minf", Isos.box("stbl", descriptions, sizes))));
  }

  private static byte[] place(int width, int height, int... matrix) {
    long one = 1 << 16;
    return Isos.full(
        "tkhd",
        0,
        Octets.big()
            .zeros(36)
            .u32(matrix[0] * one, matrix[1] * one, 0, matrix[2] * one, matrix[3] * one, 0, 0, 0, 1)
            .u32(width * one, height * one)
            .toByteArray());
  }
}
