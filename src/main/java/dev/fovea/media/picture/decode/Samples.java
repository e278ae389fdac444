package dev.fovea.media.picture.decode;

import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.media.picture.pixels.Channels;
import dev.fovea.vision.Size;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.util.Optional;

/** Images of Java's in any of their many layouts, as bitmaps. */
final class Samples {
  private Samples() {}

  /** The image as a bitmap; shares its memory where the layout is the same. */
  static Bitmap of(BufferedImage image) {
    var size = new Size(image.getWidth(), image.getHeight());
    if (asTheyAre(image.getType())
        && image.getRaster().getDataBuffer() instanceof DataBufferByte bytes
        && bytes.getData().length == Bitmap.bytes(size, channels(image))) {
      return new Bitmap(size, channels(image), bytes.getData());
    }
    ColorModel model = image.getColorModel();
    if (model instanceof IndexColorModel palette) {
      return Palette.apply(image.getRaster(), palette, size);
    }
    return model instanceof ComponentColorModel ? components(image, size) : packed(image, size);
  }

  /** The profile that a reader has found; empty for the colour spaces that Java assumes. */
  static Optional<byte[]> profile(BufferedImage image) {
    return image.getColorModel().getColorSpace() instanceof ICC_ColorSpace space && !assumed(space)
        ? Optional.of(space.getProfile().getData())
        : Optional.empty();
  }

  private static boolean assumed(ColorSpace space) {
    return space.isCS_sRGB() || space.equals(ColorSpace.getInstance(ColorSpace.CS_GRAY));
  }

  /** Whether images of that type are bitmaps as they are. */
  static boolean asTheyAre(int type) {
    return type == BufferedImage.TYPE_3BYTE_BGR
        || type == BufferedImage.TYPE_4BYTE_ABGR
        || type == BufferedImage.TYPE_BYTE_GRAY;
  }

  static int bits(SampleModel model) {
    int bits = 0;
    for (int size : model.getSampleSize()) {
      bits += size;
    }
    return bits;
  }

  private static Channels channels(BufferedImage image) {
    return switch (image.getRaster().getNumBands()) {
      case 1 -> Channels.GRAY;
      case 3 -> Channels.BGR;
      default -> image.getColorModel().hasAlpha() ? Channels.ABGR : Channels.CMYK;
    };
  }

  /** Colours in one integer: these are always sRGB. */
  private static Bitmap packed(BufferedImage image, Size size) {
    boolean alpha = image.getColorModel().hasAlpha();
    Bitmap target = Bitmap.blank(size, alpha ? Channels.ABGR : Channels.BGR);
    byte[] to = target.samples();
    int[] row = new int[size.width()];
    int at = 0;
    for (int y = 0; y < size.height(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int pixel : row) {
        if (alpha) {
          to[at++] = (byte) (pixel >>> 24);
        }
        to[at++] = (byte) pixel;
        to[at++] = (byte) (pixel >> 8);
        to[at++] = (byte) (pixel >> 16);
      }
    }
    return target;
  }

  /** A sample for each component, of any depth, taken as it is, whatever Java thinks it means. */
  private static Bitmap components(BufferedImage image, Size size) {
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    Channels channels = bands == 2 ? Channels.ABGR : channels(image);
    Bitmap target = Bitmap.blank(size, channels);
    int[] order = order(bands, channels);
    var depth = new Depth(raster, image.getColorModel().getComponentSize(0));
    int[] row = new int[size.width() * bands];
    int at = 0;
    for (int y = 0; y < size.height(); y++) {
      depth.row(y, row);
      for (int x = 0; x < row.length; x += bands) {
        for (int band : order) {
          target.samples()[at++] = (byte) row[x + band];
        }
      }
    }
    return inverted(target);
  }

  /** Which band goes where. */
  private static int[] order(int bands, Channels channels) {
    return switch (channels) {
      case GRAY -> new int[] {0};
      case BGR -> new int[] {2, 1, 0};
      case ABGR -> bands == 2 ? new int[] {1, 0, 0, 0} : new int[] {3, 2, 1, 0};
      case CMYK -> new int[] {0, 1, 2, 3};
    };
  }

  /** Java's inks have 0 for none. */
  private static Bitmap inverted(Bitmap bitmap) {
    if (bitmap.channels() == Channels.CMYK) {
      byte[] samples = bitmap.samples();
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (byte) ~samples[i];
      }
    }
    return bitmap;
  }

  /** Rows of a raster in samples of 0 to 255. */
  private record Depth(Raster raster, int bits) {

    void row(int y, int[] row) {
      int type = raster.getTransferType();
      if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE) {
        float[] values = raster.getPixels(0, y, raster.getWidth(), 1, (float[]) null);
        for (int i = 0; i < row.length; i++) {
          row[i] = Math.clamp((int) (values[i] * 255 + 0.5f), 0, 255);
        }
        return;
      }
      raster.getPixels(0, y, raster.getWidth(), 1, row);
      if (bits != 8) {
        long most = (1L << bits) - 1;
        for (int i = 0; i < row.length; i++) {
          row[i] = (int) (((row[i] & most) * 255 + most / 2) / most);
        }
      }
    }
  }
}
