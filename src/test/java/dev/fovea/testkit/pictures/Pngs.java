package dev.fovea.testkit.pictures;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/** PNG files. */
public final class Pngs {
  private static final int HEADER_END = 8 + 25;

  private Pngs() {}

  /** Red, green, blue and white quarters in RGB. */
  public static byte[] of(int width, int height) {
    return Drawings.file(Drawings.quarters(width, height), "png");
  }

  /** The same in another of {@link BufferedImage}'s types: grey, 16 bits, with alpha. */
  public static byte[] of(int width, int height, int type) {
    return Drawings.file(Drawings.quarters(width, height, type), "png");
  }

  public static byte[] interlaced(int width, int height) {
    return Drawings.progressive(Drawings.quarters(width, height), "png");
  }

  /** With a palette of four colours, the first of which shows what is behind. */
  public static byte[] transparentPalette(int width, int height) {
    byte[] high = {0, (byte) 0xFF, 0, 0x7F};
    byte[] alpha = {0, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
    var colors = new IndexColorModel(2, 4, high, high, high, alpha);
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY, colors);
    return Drawings.file(picture, "png");
  }

  /**
   * A header that claims a size, no pixels, and the end.
   *
   * @param bits of a channel
   * @param color type as PNG numbers it: 0 grey, 2 RGB, 3 palette, 4 and 6 with alpha
   */
  public static byte[] claiming(long width, long height, int bits, int color) {
    byte[] header = Octets.big().u32(width, height).u8(bits, color, 0, 0, 0).toByteArray();
    return Octets.big()
        .text("\u0089PNG\r\n\u001a\n")
        .bytes(chunk("IHDR", header), chunk("IEND"))
        .toByteArray();
  }

  public static byte[] claiming(long width, long height) {
    return claiming(width, height, 8, 2);
  }

  /** A chunk with its length and its checksum. */
  public static byte[] chunk(String type, byte... data) {
    byte[] body = Octets.big().text(type).bytes(data).toByteArray();
    var checksum = new CRC32();
    checksum.update(body);
    return Octets.big().u32(data.length).bytes(body).u32(checksum.getValue()).toByteArray();
  }

  /** The file with chunks behind its header. */
  public static byte[] with(byte[] png, byte[]... chunks) {
    return Octets.big()
        .bytes(Arrays.copyOf(png, HEADER_END))
        .bytes(chunks)
        .bytes(Arrays.copyOfRange(png, HEADER_END, png.length))
        .toByteArray();
  }

  /** The file with chunks behind its pixels. */
  public static byte[] withAtEnd(byte[] png, byte[]... chunks) {
    int end = png.length - 12;
    return Octets.big()
        .bytes(Arrays.copyOf(png, end))
        .bytes(chunks)
        .bytes(Arrays.copyOfRange(png, end, png.length))
        .toByteArray();
  }

  /** An APNG whose frames are all the same. */
  public static byte[] animated(int width, int height, int frames) {
    byte[] still = of(width, height);
    Octets more = Octets.big();
    int sequence = 1;
    for (int i = 1; i < frames; i++) {
      more.bytes(frame(sequence++, width, height));
      byte[] pixels = pixels(still);
      more.bytes(chunk("fdAT", Octets.big().u32(sequence++).bytes(pixels).toByteArray()));
    }
    byte[] control = chunk("acTL", Octets.big().u32(frames, 0).toByteArray());
    return withAtEnd(with(still, control, frame(0, width, height)), more.toByteArray());
  }

  private static byte[] frame(int sequence, int width, int height) {
    return chunk(
        "fcTL", Octets.big().u32(sequence, width, height, 0, 0).u16(1, 10).u8(0, 0).toByteArray());
  }

  /** The data of its IDAT chunk; the JDK writes one for a small picture. */
  private static byte[] pixels(byte[] png) {
    ByteBuffer file = ByteBuffer.wrap(png);
    int at = 8;
    while (file.getInt(at + 4) != 0x49444154) {
      at += 12 + file.getInt(at);
    }
    return Arrays.copyOfRange(png, at + 8, at + 8 + file.getInt(at));
  }
}
