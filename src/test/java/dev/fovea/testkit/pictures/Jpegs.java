package dev.fovea.testkit.pictures;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import javax.imageio.IIOImage;

/** JPEG files. */
public final class Jpegs {
  private Jpegs() {}

  /** Red, green, blue and white quarters. */
  public static byte[] of(int width, int height) {
    return Drawings.file(Drawings.quarters(width, height), "jpeg");
  }

  public static byte[] progressive(int width, int height) {
    return Drawings.progressive(Drawings.quarters(width, height), "jpeg");
  }

  public static byte[] gray(int width, int height) {
    var picture = Drawings.quarters(width, height, BufferedImage.TYPE_BYTE_GRAY);
    return Drawings.file(picture, "jpeg");
  }

  /** Four channels, inverted as Adobe's programs write them, all white. */
  public static byte[] cmyk(int width, int height) {
    WritableRaster ink =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
    int[] white = new int[width * height * 4];
    Arrays.fill(white, 0xFF);
    ink.setPixels(0, 0, width, height, white);
    byte[] jpeg = Drawings.file(new IIOImage(ink, null, null), "jpeg", false);
    return with(jpeg, segment(0xEE, Octets.big().text("Adobe").u16(100, 0, 0).u8(0).toByteArray()));
  }

  /** The file with the orientation that a camera would have noted, as Exif has it. */
  public static byte[] held(byte[] jpeg, int orientation) {
    return with(jpeg, exif(Exifs.orientation(orientation)));
  }

  /** An Exif segment around a TIFF structure. */
  public static byte[] exif(byte[] tiff) {
    return segment(0xE1, Octets.big().text("Exif\0\0").bytes(tiff).toByteArray());
  }

  /** A segment with its length. */
  public static byte[] segment(int marker, byte... data) {
    return Octets.big().u8(0xFF, marker).u16(data.length + 2).bytes(data).toByteArray();
  }

  /** The file with segments behind its first marker. */
  public static byte[] with(byte[] jpeg, byte[]... segments) {
    return Octets.big()
        .bytes(Arrays.copyOf(jpeg, 2))
        .bytes(segments)
        .bytes(Arrays.copyOfRange(jpeg, 2, jpeg.length))
        .toByteArray();
  }

  /**
   * A header that claims a size, and the beginning of a scan.
   *
   * @param bits of a channel
   */
  public static byte[] claiming(int width, int height, int bits, int channels) {
    Octets frame = Octets.big().u8(bits).u16(height, width).u8(channels);
    for (int i = 1; i <= channels; i++) {
      frame.u8(i, 0x11, 0);
    }
    return Octets.big()
        .u8(0xFF, 0xD8)
        .bytes(segment(0xC1, frame.toByteArray()), segment(0xDA, new byte[10]))
        .u8(0xFF, 0xD9)
        .toByteArray();
  }
}
