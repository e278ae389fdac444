package dev.fovea.media.picture;

import dev.fovea.media.picture.codec.Libraries;
import dev.fovea.media.picture.decode.Decoded;
import dev.fovea.media.picture.decode.Decoders;
import dev.fovea.media.picture.decode.Guarded;
import dev.fovea.media.picture.decode.Refusal;
import dev.fovea.media.picture.encode.JpegEncoder;
import dev.fovea.media.picture.pixels.Alpha;
import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.media.picture.pixels.Channels;
import dev.fovea.media.picture.pixels.Ink;
import dev.fovea.media.picture.pixels.Profile;
import dev.fovea.media.picture.pixels.Scaling;
import dev.fovea.media.picture.pixels.Turn;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a file becomes a picture as it is meant to be seen: decoded, flattened, scaled, brought to
 * sRGB, laid upright. Only for workers: a hostile file may take the process with it.
 */
public final class Darkroom {
  private final Decoders decoders;

  /** In pure Java. */
  public Darkroom() {
    this(new Decoders());
  }

  private Darkroom(Decoders decoders) {
    this.decoders = decoders;
  }

  /**
   * With FFmpeg's libraries where they can be loaded; where not, says so on standard error. Before
   * the worker is confined, since it reads files.
   */
  public static Darkroom open() {
    Bitmap small = Bitmap.blank(new Size(64, 48), Channels.BGR);
    Optional<String> lack = Libraries.load(JpegEncoder.encode(small, 90, /* thin= */ true));
    if (lack.isPresent()) {
      System.err.println("HEIC, AVIF and JPEG 2000 cannot be decoded: " + lack.get());
      return new Darkroom();
    }
    return new Darkroom(Decoders.withLibraries());
  }

  Decoders decoders() {
    return decoders;
  }

  /**
   * Develops one picture.
   *
   * @param orientation as EXIF numbers it
   * @throws Refusal when the file cannot be used
   */
  public Developed develop(byte[] file, Format format, int orientation, Aim aim) throws Refusal {
    Decoded decoded = decoders.decode(file, format, aim.want(orientation), aim.pixelsMax());
    int turn = decoded.upright() ? Turn.UPRIGHT : orientation;
    return Guarded.by(format, () -> finished(decoded, turn, aim));
  }

  private static Developed finished(Decoded decoded, int orientation, Aim aim) {
    List<String> done = new ArrayList<>();
    Bitmap flat = flat(decoded.pixels(), aim.alpha(), done);
    Size target = aim.of(decoded.whole(), orientation);
    if (!target.equals(decoded.whole())) {
      done.add("resized");
    }
    Bitmap colored = colored(Scaling.to(target, flat), decoded.profile(), done);
    Bitmap upright = Turn.upright(colored, orientation);
    if (!upright.equals(colored)) {
      done.add("rotated");
    }
    Size whole = Turn.lies(orientation) ? decoded.whole().turned() : decoded.whole();
    return new Developed(upright, whole, decoded.metadata(), done);
  }

  /** Without alpha where it is not to be kept, and where nothing shows through. */
  static Bitmap flat(Bitmap picture, boolean alpha, List<String> done) {
    if (picture.channels() != Channels.ABGR) {
      return picture;
    }
    boolean shows = Alpha.shows(picture);
    if (shows && !alpha) {
      done.add(Developed.FLATTENED);
    }
    return shows && alpha ? picture : Alpha.flat(picture);
  }

  private static Bitmap colored(Bitmap picture, Optional<byte[]> profile, List<String> done) {
    Optional<Bitmap> srgb = profile.flatMap(icc -> Profile.srgb(picture, icc));
    if (srgb.isPresent()) {
      done.add("profile");
      return srgb.get();
    }
    return picture.channels() == Channels.CMYK ? Ink.onScreen(picture) : picture;
  }
}
