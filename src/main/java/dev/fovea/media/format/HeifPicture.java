package dev.fovea.media.format;

import dev.fovea.vision.Size;
import java.util.List;
import java.util.Optional;

/**
 * How the picture of a HEIC or AVIF file is put together (ISO/IEC 23008-12): which stretches of the
 * file a decoder is to be given, and what is to be made of the results. Nothing was decoded.
 *
 * @param pixels of the primary item, or of the first frame where there is none
 * @param alpha how opaque they are, as the brightness of another picture
 * @param premultiplied whether the colours were multiplied by it
 * @param window what of the pixels is shown, as they lie
 * @param orientation what is to be done with the window then, as EXIF numbers it
 * @param profile an ICC profile
 * @param signal what the container says that the colours mean; it overrules the coded picture
 * @param metadata whether there is more in the file: place, time, camera, texts
 */
public record HeifPicture(
    Pixels pixels,
    Optional<Pixels> alpha,
    boolean premultiplied,
    Window window,
    int orientation,
    Optional<Stretch> profile,
    Optional<Signal> signal,
    boolean metadata) {

  /**
   * Reads it.
   *
   * @throws UnreadableException when the file makes no sense, or is built in a way that is not
   *     supported
   */
  public static HeifPicture read(Bytes file) throws UnreadableException {
    try {
      return HeifReader.read(View.of(file));
    } catch (Malformed e) {
      throw new UnreadableException(e.why());
    }
  }

  /** Where pixels come from. */
  public sealed interface Pixels {
    /** As they lie. */
    Size size();
  }

  /**
   * One coded picture.
   *
   * @param codec the item's type, such as {@code hvc1} or {@code av01}
   * @param configuration what a decoder has to know beforehand; equal ones may share a decoder
   * @param data one after the other
   */
  public record Coded(String codec, Stretch configuration, Size size, List<Stretch> data)
      implements Pixels {
    public Coded {
      data = List.copyOf(data);
    }
  }

  /**
   * Tiles of one size, row by row from the upper left; they may reach beyond the right and lower
   * edges.
   *
   * @param columns tiles in a row
   */
  public record Grid(Size size, int columns, List<Coded> tiles) implements Pixels {
    public Grid {
      tiles = List.copyOf(tiles);
    }
  }

  /** A part of a picture. */
  public record Window(int left, int top, Size size) {}

  /**
   * What colours mean, by the numbers of ITU-T H.273; 2 is for what is not said.
   *
   * @param full whether samples take their whole range
   */
  public record Signal(int primaries, int transfer, int matrix, boolean full) {}
}
