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

  /** What they may hold: a hundred megapixels of four samples with 64 bits, and some. */
  private static final long BYTES_MAX = 4L << 30;

  /**
   * Strips that a decoder is set up for each: enough for the largest picture in tiles of 64 × 64.
   */
  private static final int DECODED_MAX = 1 << 15;

  private final byte[] file;
  private final Page page;

  private TiffStrips(byte[] file, Page page) {
    this.file = file;
    this.page = page;
  }

  /**
   * Reads where they are.
   *
   * @throws IOException when the file does not say it, or nonsense
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
   * @throws IOException when one does not, is damaged before that, or is not there
   */
  public void check() throws IOException {
    Optional<Packing> packing = packing(page.compression());
    if (packing.isPresent()) {
      check(packing.get(), page.lowestBitFirst() ? turned(file) : file);
    } else if (page.strips() > DECODED_MAX) {
      throw new IOException("more strips than decoders are set up for");
    }
  }

  private static Optional<Packing> packing(int compression) {
    return switch (compression) {
      case 1 -> Optional.of(Packing::plain);
      case 5 -> Optional.of(new Lzw());
      case 8, 32_946, 50_013 -> Optional.of(new Deflated());
      case 32_773 -> Optional.of(new PackBits());
      default -> Optional.empty();
    };
  }

  private void check(Packing packing, byte[] file) throws IOException {
    long read = 0;
    long bytes = 0;
    for (int i = 0; i < page.strips(); i++) {
      Strip strip = page.strip(i);
      bytes += strip.bytes();
      if (read > READ_MAX || bytes > BYTES_MAX) {
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
