package dev.fovea.testkit.pictures;

/** TIFF files. */
public final class Tiffs {
  public static final int SHORT = 3;
  public static final int LONG = 4;

  private static final int ENTRY = 12;

  private Tiffs() {}

  /** Red, green, blue and white quarters. */
  public static byte[] of(int width, int height) {
    return Drawings.file(Drawings.quarters(width, height), "tiff");
  }

  /** An entry of a directory, its value in place. */
  public static byte[] entry(int tag, int type, long count, long value) {
    return Octets.little().u16(tag, type).u32(count, value).toByteArray();
  }

  /** One page with the entries for a size, and more. */
  public static byte[] claiming(long width, long height, byte[]... more) {
    return pages(1, 0, directory(width, height, more));
  }

  /** Pages that claim a size, the last of which names a position as that of the next. */
  public static byte[] pages(int count, long next, byte[]... entries) {
    Octets tiff = Octets.little().text("II").u16(42).u32(8);
    int length = 2 + entries.length * ENTRY + 4;
    for (int page = 1; page <= count; page++) {
      long following = 8 + (long) page * length;
      tiff.u16(entries.length).bytes(entries).u32(page < count ? following : next);
    }
    return tiff.toByteArray();
  }

  /** The entries for a size, then more. */
  public static byte[][] directory(long width, long height, byte[]... more) {
    byte[][] entries = new byte[more.length + 2][];
    entries[0] = entry(256, LONG, 1, width);
    entries[1] = entry(257, LONG, 1, height);
    System.arraycopy(more, 0, entries, 2, more.length);
    return entries;
  }

  /** BigTIFF, with one page at a position of eight bytes. */
  public static byte[] big(long width, long height, long at) {
    return Octets.big()
        .text("MM")
        .u16(43, 8, 0)
        .u64(at)
        .u64(2)
        .u16(256, LONG)
        .u64(1)
        .u32(width, 0)
        .u16(257, LONG)
        .u64(1)
        .u32(height, 0)
        .u64(0)
        .toByteArray();
  }
}
