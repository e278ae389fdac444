package dev.fovea.media.picture.pixels;

import dev.fovea.vision.Size;

/**
 * Makes pictures smaller by Lanczos' filter with three lobes, each new pixel from all the old ones
 * in its reach: fine lines fade, they do not come and go.
 *
 * <p>Values are averaged as they are, in sRGB and not in linear light: so do the scalers before
 * which vision models were trained.
 */
public final class Scaling {

  private Scaling() {}

  /**
   * The picture in another size; the same one when it has that size.
   *
   * @param picture loses its samples
   */
  public static Bitmap to(Size size, Bitmap picture) {
    return size.equals(picture.size()) ? picture : Lanczos.scale(picture, size);
  }

  /** Makes the picture of that size out of the rows of another, of which it keeps but a few. */
  public static RowSink sink(Size from, Size to, Channels channels) {
    return from.equals(to)
        ? new Unscaled(Bitmap.blank(to, channels))
        : Lanczos.sink(from, to, channels);
  }

  /** Rows as they come. */
  private static final class Unscaled implements RowSink {
    private final Bitmap picture;
    private int row;

    Unscaled(Bitmap picture) {
      this.picture = picture;
    }

    @Override
    public byte[] samples() {
      return picture.samples();
    }

    @Override
    public int at() {
      return row * picture.stride();
    }

    @Override
    public void next() {
      row++;
    }

    @Override
    public Bitmap picture() {
      return picture;
    }
  }
}
