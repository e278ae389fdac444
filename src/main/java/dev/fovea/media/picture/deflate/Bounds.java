package dev.fovea.media.picture.deflate;

/** What data may have at most that are a picture's, and were not made to take long. */
final class Bounds {
  /**
   * Copies that may be, or as many as the data have bytes: where copies are as short and as many as
   * in a large file, each takes a byte or more. Some that take two bits keep a decoder busy.
   */
  private static final int COPIES_MAX = 1 << 26;

  /** Coded blocks that may be beside the first: one for each row that can be, and these. */
  private static final int BLOCKS_MAX = 1 << 17;

  /** For as many others a block counts that comes with a code of its own, which is made first. */
  static final int WITH_CODE = 4;

  /** For so many bytes that are made there may be one more. */
  private static final int MADE_BYTES = 1 << 12;

  /** For so many bytes that are read as well: zlib's shortest blocks have 127 codes. */
  private static final int READ_BYTES = 1 << 6;

  private Bounds() {}

  /** Of data of so many bytes. */
  static int copies(int bytes) {
    return Math.max(COPIES_MAX, bytes);
  }

  /** Of so many bytes, of which so many others have been made. */
  static long blocks(long read, long made) {
    return BLOCKS_MAX + made / MADE_BYTES + read / READ_BYTES;
  }
}
