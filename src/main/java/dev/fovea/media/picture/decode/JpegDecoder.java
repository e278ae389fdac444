package dev.fovea.media.picture.decode;

import dev.fovea.error.MediaFault;
import dev.fovea.media.picture.codec.Codec;
import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.media.picture.pixels.Channels;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageReader;

/**
 * JPEG, a file of the picture without anything beside it: large ones by FFmpeg's decoder, which
 * needs a third of the time, all others by the JDK's reader, which has the last word on what is
 * damaged.
 */
final class JpegDecoder implements PictureDecoder {
  private final boolean libraries;

  JpegDecoder(boolean libraries) {
    this.libraries = libraries;
  }

  @Override
  public Decoded decode(byte[] file, Format format, Size want, long pixelsMax)
      throws Refusal, IOException {
    JpegSegments segments = JpegSegments.of(file);
    Size whole = Claim.of(segments.width(), segments.height(), Format.JPEG, pixelsMax);
    if (segments.bits() != 8) {
      throw new Refusal(
          MediaFault.UNSUPPORTED_IMAGE_MEDIA_TYPE,
          "is a JPEG file with %d bits a colour, which cannot be decoded here. Save it with 8."
              .formatted(segments.bits()));
    }
    byte[] picture = segments.picture();
    if (libraries && ByLibrary.pays(whole) && segments.components() != 4) {
      Optional<Bitmap> pixels = ByLibrary.pixels(Codec.JPEG, picture, whole, want);
      if (pixels.isPresent()) {
        return new Decoded(pixels.get(), whole, segments.profile(), false, segments.metadata());
      }
    }
    try (var opened = Opened.of(Format.JPEG, picture)) {
      var cut = new CutOff(opened.reader());
      Bitmap pixels =
          segments.components() == 4
              ? inks(opened.reader(), whole, segments)
              : opened.pixels(0, whole, want);
      if (cut.seen()) {
        throw Refusal.damaged(Format.JPEG);
      }
      return new Decoded(pixels, whole, segments.profile(), false, segments.metadata());
    }
  }

  private static Bitmap inks(ImageReader reader, Size whole, JpegSegments segments)
      throws IOException {
    Raster raster = reader.readRaster(0, reader.getDefaultReadParam());
    byte[] samples = ((DataBufferByte) raster.getDataBuffer()).getData();
    if (segments.ycck()) {
      cmyk(samples);
    } else if (!segments.inverted()) {
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (byte) ~samples[i];
      }
    }
    return new Bitmap(whole, Channels.CMYK, samples);
  }

  /** Colours from brightness and two differences (ITU-T T.871), as inks; black stays. */
  private static void cmyk(byte[] samples) {
    for (int i = 0; i < samples.length; i += 4) {
      int y = samples[i] & 0xFF;
      int cb = (samples[i + 1] & 0xFF) - 128;
      int cr = (samples[i + 2] & 0xFF) - 128;
      samples[i] = ink(y + ((91881 * cr) >> 16));
      samples[i + 1] = ink(y - ((22554 * cb + 46802 * cr) >> 16));
      samples[i + 2] = ink(y + ((116130 * cb) >> 16));
    }
  }

  private static byte ink(int color) {
    return (byte) (255 - Math.clamp(color, 0, 255));
  }
}
