package dev.fovea.media.picture.pixels;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/** Colours as an ICC profile means them, turned into sRGB's. */
public final class Profile {
  /** Larger ones are of printing presses, or bombs; without them colours are slightly off. */
  private static final int BYTES_MAX = 1 << 20;

  private static final int[] BLUE_FIRST = {2, 1, 0};
  private static final int[] ALPHA_FIRST = {3, 2, 1};

  private Profile() {}

  /**
   * The same picture in sRGB; empty when it is that already, or when the profile is damaged, too
   * large or of another kind of picture, so that it says nothing about this one.
   *
   * @param picture may lose its samples
   */
  public static Optional<Bitmap> srgb(Bitmap picture, byte[] profile) {
    if (profile.length > BYTES_MAX) {
      return Optional.empty();
    }
    try {
      ICC_Profile from = ICC_Profile.getInstance(profile);
      if (isSrgb(from)) {
        return Optional.empty();
      }
      return from.getColorSpaceType() == type(picture.channels())
          ? Optional.of(converted(picture, from))
          : Optional.empty();
    } catch (IllegalArgumentException | CMMException _) {
      return Optional.empty();
    }
  }

  /** By its name, which every camera and program writes alike. */
  private static boolean isSrgb(ICC_Profile profile) {
    byte[] name = profile.getData(ICC_Profile.icSigProfileDescriptionTag);
    // In old profiles the name is ASCII, in new ones UTF-16, whose other bytes are zeros.
    return name != null
        && new String(name, ISO_8859_1).replace("\0", "").contains("sRGB IEC61966-2");
  }

  private static int type(Channels channels) {
    return switch (channels) {
      case GRAY -> ColorSpace.TYPE_GRAY;
      case BGR, ABGR -> ColorSpace.TYPE_RGB;
      case CMYK -> ColorSpace.TYPE_CMYK;
    };
  }

  private static Bitmap converted(Bitmap picture, ICC_Profile from) {
    Bitmap target =
        switch (picture.channels()) {
          case BGR, ABGR -> picture;
          case GRAY, CMYK -> Bitmap.blank(picture.size(), Channels.BGR);
        };
    if (picture.channels() == Channels.CMYK) {
      invert(picture.samples());
    }
    var profiles = new ICC_Profile[] {from, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
    new ColorConvertOp(profiles, null).filter(colors(picture), colors(target));
    return picture.channels() == Channels.GRAY ? gray(target) : target;
  }

  private static Bitmap gray(Bitmap picture) {
    Bitmap target = Bitmap.blank(picture.size(), Channels.GRAY);
    for (int i = 0; i < target.samples().length; i++) {
      target.samples()[i] = picture.samples()[3 * i];
    }
    return target;
  }

  /** Profiles take full ink for the largest number. */
  private static void invert(byte[] samples) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) ~samples[i];
    }
  }

  /** The samples as Java's colour management wants to see them, alpha left out. */
  private static WritableRaster colors(Bitmap picture) {
    int[] offsets =
        switch (picture.channels()) {
          case GRAY -> new int[] {0};
          case BGR -> BLUE_FIRST;
          case ABGR -> ALPHA_FIRST;
          case CMYK -> new int[] {0, 1, 2, 3};
        };
    DataBuffer samples = new DataBufferByte(picture.samples(), picture.samples().length);
    return Raster.createInterleavedRaster(
        samples,
        picture.width(),
        picture.height(),
        picture.stride(),
        picture.channels().count(),
        offsets,
        null);
  }
}
