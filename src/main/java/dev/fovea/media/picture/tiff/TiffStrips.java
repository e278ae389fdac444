package dev.fovea.media.picture.tiff;

import java.io.IOException;
import java.util.Optional;

/** The strips, or tiles, of a TIFF file's first page. */
public final class TiffStrips {
  /**
   * What may be read. Strips may lie over each other, as those do that are all white; millions that
   * are all of a file are there to keep a decoder busy.
   */
  private static final long READ_MAX = 128L << 20;

  /** What a pixel may hold: four samples of 64 bits, and as much again for tiles that stand out. */
  private static final long PIXEL_BYTES_MAX = 64;

  /** What all may hold at least. */
  private static final long BYTES_MAX = 1L << 30;

  /** Enough for the longest rows of four planes, and 100 megapixels in tiles of 16 × 16. */
  private static final int STRIPS_MAX = 1 << 19;

  /** Of strips that a decoder is set up for each: 100 megapixels in tiles of 64 × 64. */
  private static final int DECODED_MAX = 1 << 15;

  private static final int PLAIN = 1;
  private static final int LZW = 5;
  private static final int DEFLATE = 8;
  private static final int DEFLATE_OF_OLD = 32_946;
  private static final int DEFLATE_OF_PIXTIFF = 50_013;
  private static final int PACK_BITS = 32_773;

  private final byte[] file;
  private final Page page;

  private TiffStrips(byte[] file, Page page) {
    this.file = file;
    this.page = page;
  }

  /**
   * Reads where they are.
   *
   * @throws IOException when the file does not say it; unchecked ones for nonsense
   */
  public static TiffStrips of(byte[] file) throws IOException {
    return new TiffStrips(file, new Page(Tags.first(file), file.length));
  }

  /** As the page says, which may say anything. */
  public long width() {
    return page.width();
  }

  public long height() {
    return page.height();
  }

  /**
   * Looks whether each holds as many bytes as its pixels take. Those that are packed in a way that
   * takes a decoder to look are left to that, if they are not too many: JPEG, and fax.
   *
   * @throws IOException when one does not, is damaged before that, or is not there; unchecked ones
   *     where numbers make no sense
   */
  public void check() throws IOException {
    Optional<Packing> packing = packing(page.compression());
    if (page.strips() > (packing.isPresent() ? STRIPS_MAX : DECODED_MAX)) {
      throw new IOException("more strips than a picture is cut into");
    }
    if (packing.isPresent()) {
      check(packing.get(), page.lowestBitFirst() ? turned(file) : file);
    }
  }

  private static Optional<Packing> packing(int compression) {
    return switch (compression) {
      case PLAIN -> Optional.of(Packing::plain);
      case LZW -> Optional.of(new Lzw());
      case DEFLATE, DEFLATE_OF_OLD, DEFLATE_OF_PIXTIFF -> Optional.of(new Deflated());
      case PACK_BITS -> Optional.of(new PackBits());
      default -> Optional.empty();
    };
  }

  private void check(Packing packing, byte[] file) throws IOException {
    long read = 0;
    long bytes = 0;
    long bytesMax = Math.max(BYTES_MAX, page.width() * page.height() * PIXEL_BYTES_MAX);
    for (int i = 0; i < page.strips(); i++) {
      Strip strip = page.strip(i);
      bytes += strip.bytes();
      if (read > READ_MAX || bytes > bytesMax) {
        throw new IOException("more than a file can hold");
      }
      read += packing.check(file, strip) - strip.from();
    }
  }

  /** Each byte with its lowest bit first. */
  private static byte[] turned(byte[] file) {
    byte[] turned = new byte[file.length];
    for (int i = 0; i < file.length; i++) {
      turned[i] = (byte) (Integer.reverse(file[i]) >>> 24);
    }
    return turned;
  }
}
