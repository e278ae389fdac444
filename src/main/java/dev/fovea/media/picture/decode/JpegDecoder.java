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
 * damaged where that takes no seconds.
 */
final class JpegDecoder implements PictureDecoder {
  /** Encoders write 10 to 18 scans, most of them of one component. */
  private static final int SCANS_MAX = 100;

  /** How often all of a picture may be gone through: encoders go 3 to 7 times. */
  private static final int PASSES_MAX = 16;

  /** The same for the JDK's reader, which takes longer. */
  private static final int READER_PASSES_MAX = 8;

  /** Pixels of a large picture: smaller ones may be gone through as much more often. */
  private static final long LARGE = 100_000_000;

  /** Pixels of a picture that the reader is asked about as well when FFmpeg calls it damaged. */
  private static final long ASKED_TWICE_MAX = 50_000_000;

  private final boolean libraries;

  JpegDecoder(boolean libraries) {
    this.libraries = libraries;
  }

  @Override
  public Decoded decode(byte[] file, Format format, Size want, long pixelsMax)
      throws Refusal, IOException {
    JpegSegments segments = JpegSegments.of(file);
    Size whole = Claim.of(segments.width(), segments.height(), Format.JPEG, pixelsMax);
    check(segments, whole);
    byte[] picture = segments.picture();
    Optional<Bitmap> pixels = Optional.empty();
    if (libraries && ByLibrary.pays(whole) && segments.components() != 4) {
      pixels = ByLibrary.pixels(Codec.JPEG, picture, whole, want);
      boolean askable = whole.pixels() <= ASKED_TWICE_MAX && readable(segments, whole);
      if (pixels.isEmpty() && !askable) {
        throw Refusal.damaged(Format.JPEG);
      }
    }
    Bitmap made = pixels.isPresent() ? pixels.get() : byReader(picture, segments, whole, want);
    return new Decoded(made, whole, segments.profile(), false, segments.metadata());
  }

  private static void check(JpegSegments segments, Size whole) throws Refusal {
    if (segments.bits() != 8) {
      throw new Refusal(
          MediaFault.UNSUPPORTED_IMAGE_MEDIA_TYPE,
          "is a JPEG file with %d bits a colour, which cannot be decoded here. Save it with 8."
              .formatted(segments.bits()));
    }
    if (segments.scans() > SCANS_MAX || !within(PASSES_MAX, segments, whole)) {
      throw tooManyScans(segments);
    }
  }

  private static boolean readable(JpegSegments segments, Size whole) {
    return within(READER_PASSES_MAX, segments, whole);
  }

  private static boolean within(int most, JpegSegments segments, Size whole) {
    return segments.passes() <= Math.max(most, most * LARGE / whole.pixels());
  }

  private static Refusal tooManyScans(JpegSegments segments) {
    return Refusal.unreadable(
        Format.JPEG, "has %d scans, too many for its size".formatted(segments.scans()));
  }

  private static Bitmap byReader(byte[] picture, JpegSegments segments, Size whole, Size want)
      throws Refusal, IOException {
    if (!readable(segments, whole)) {
      throw tooManyScans(segments);
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
      return pixels;
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
