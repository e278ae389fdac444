package dev.fovea.media.picture.encode;

import dev.fovea.media.picture.pixels.Alpha;
import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.media.picture.pixels.Channels;
import dev.fovea.media.picture.pixels.Scaling;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the file for a picture: PNG for what is drawn, while that is small, and for what shows
 * through; JPEG for all else. What is too large gets a lower quality first and fewer pixels then.
 *
 * @param formats JPEG, PNG or both
 * @param bytesMax of the file
 * @param lossless whether the source was exact, so that PNG is worth its size
 */
public record Encoder(Set<Format> formats, long bytesMax, boolean lossless) {
  private static final int QUALITY = 90;
  private static final int[] LOWER = {85, 75, 60};

  /** The lowest quality makes a file some three times smaller; beyond that none is tried. */
  private static final int HOPELESS = 3;

  /** How much of each side is left when pixels have to go. */
  private static final double LESS = 0.75;

  /** Beyond this PNG is for those who take nothing else. */
  private static final long PNG_MAX = 2 << 20;

  /** Below this long side nothing can be seen: the limit is not one for pictures. */
  private static final int SIDE_MIN = 32;

  /**
   * A file.
   *
   * @param compressed whether quality or pixels were given up for the limit's sake
   * @param flattened whether transparency was
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Encoded(
      Format format, byte[] bytes, Size size, boolean compressed, boolean flattened) {}

  /**
   * Writes the picture.
   *
   * @param picture grey, colours, or colours with alpha
   * @return empty when no readable picture is as small as that
   */
  public Optional<Encoded> encode(Bitmap picture) throws IOException {
    if (!formats.contains(Format.JPEG)) {
      return png(picture);
    }
    boolean alpha = picture.channels() == Channels.ABGR;
    boolean drawn = Drawn.looks(picture);
    if (formats.contains(Format.PNG) && (alpha || (lossless && drawn))) {
      byte[] bytes = PngEncoder.encode(picture);
      if (bytes.length <= Math.min(PNG_MAX, bytesMax)) {
        return Optional.of(new Encoded(Format.PNG, bytes, picture.size(), false, false));
      }
    }
    return jpeg(alpha ? Alpha.flat(picture) : picture, drawn, alpha);
  }

  private Optional<Encoded> jpeg(Bitmap picture, boolean drawn, boolean flattened) {
    byte[] bytes = JpegEncoder.encode(picture, QUALITY, !drawn);
    boolean compressed = false;
    int first = bytes.length / HOPELESS > bytesMax ? LOWER.length - 1 : 0;
    for (int i = first; i < LOWER.length && bytes.length > bytesMax; i++) {
      bytes = JpegEncoder.encode(picture, LOWER[i], !drawn);
      compressed = true;
    }
    Bitmap smaller = picture;
    while (bytes.length > bytesMax) {
      if (smaller.size().longSide() < SIDE_MIN) {
        return Optional.empty();
      }
      smaller = reduced(smaller, bytes.length);
      bytes = JpegEncoder.encode(smaller, LOWER[LOWER.length - 1], !drawn);
    }
    return Optional.of(new Encoded(Format.JPEG, bytes, smaller.size(), compressed, flattened));
  }

  private Optional<Encoded> png(Bitmap picture) throws IOException {
    Bitmap smaller = picture;
    byte[] bytes = PngEncoder.encode(picture);
    while (bytes.length > bytesMax) {
      if (smaller.size().longSide() < SIDE_MIN) {
        return Optional.empty();
      }
      smaller = reduced(smaller, bytes.length);
      bytes = PngEncoder.encode(smaller);
    }
    boolean compressed = !smaller.size().equals(picture.size());
    return Optional.of(new Encoded(Format.PNG, bytes, smaller.size(), compressed, false));
  }

  /**
   * At most three quarters of each side, and no more than the bytes allow: a smaller picture has
   * more bytes to each pixel, so this hardly takes away too much.
   *
   * @param length of its file
   */
  private Bitmap reduced(Bitmap picture, int length) {
    double factor = Math.min(Math.sqrt((double) bytesMax / length), LESS);
    var size =
        new Size(
            (int) Math.max(1, picture.width() * factor),
            /* height= */ (int) Math.max(1, picture.height() * factor));
    return Scaling.to(size, picture);
  }
}
