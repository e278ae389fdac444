package dev.fovea.media.picture.decode;

import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** ICO: the largest of its pictures. */
final class IcoDecoder implements PictureDecoder {
  private static final int HEAD_BYTES = 6;
  private static final int ENTRY_BYTES = 16;
  private static final int ENTRIES_MAX = 256;
  private static final int PNG_SIGNATURE = 0x89504E47;

  private final PictureDecoder png = new PngDecoder();

  /**
   * A picture in the file.
   *
   * @param size by its own header, whatever the file's directory says
   */
  private record Entry(int index, int offset, int length, boolean png, Size size, int bits) {}

  @Override
  public Decoded decode(byte[] file, Format format, Size want, long pixelsMax)
      throws Refusal, IOException {
    Entry largest =
        entries(file).stream()
            .max(Comparator.<Entry>comparingLong(e -> e.size.pixels()).thenComparing(Entry::bits))
            .orElseThrow(() -> Refusal.damaged(Format.ICO));
    Size whole = Claim.of(largest.size.width(), largest.size.height(), Format.ICO, pixelsMax);
    if (largest.png) {
      byte[] inner = Arrays.copyOfRange(file, largest.offset, largest.offset + largest.length);
      return png.decode(inner, Format.PNG, want, pixelsMax);
    }
    try (var opened = Opened.of(Format.ICO, file)) {
      Bitmap pixels = opened.pixels(largest.index, whole, want);
      return Decoded.plain(pixels, whole);
    }
  }

  private static List<Entry> entries(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int count = Math.min(bytes.getShort(4) & 0xFFFF, ENTRIES_MAX);
    return IntStream.range(0, count)
        .filter(i -> inside(bytes, HEAD_BYTES + i * ENTRY_BYTES))
        .mapToObj(i -> entry(bytes, i))
        .toList();
  }

  private static boolean inside(ByteBuffer bytes, int at) {
    if (at + ENTRY_BYTES > bytes.limit()) {
      return false;
    }
    int length = bytes.getInt(at + 8);
    int offset = bytes.getInt(at + 12);
    return length >= 40 && offset >= 0 && offset <= bytes.limit() - length;
  }

  /** A PNG file, or a bitmap whose height counts its mask as well. */
  private static Entry entry(ByteBuffer bytes, int index) {
    int at = HEAD_BYTES + index * ENTRY_BYTES;
    int length = bytes.getInt(at + 8);
    int offset = bytes.getInt(at + 12);
    boolean png = Integer.reverseBytes(bytes.getInt(offset)) == PNG_SIGNATURE;
    int width = png ? Integer.reverseBytes(bytes.getInt(offset + 16)) : bytes.getInt(offset + 4);
    int height =
        png ? Integer.reverseBytes(bytes.getInt(offset + 20)) : bytes.getInt(offset + 8) / 2;
    int bits = png ? 32 : bytes.getShort(offset + 14);
    var size = new Size(Math.max(1, width), /* height= */ Math.max(1, height));
    return new Entry(index, offset, length, png, size, bits);
  }
}
