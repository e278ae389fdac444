package dev.fovea.media.picture.pixels;

/** Where a picture goes row by row, from the top. For one thread. */
public interface RowSink {
  /** Where the next row is to be written, as in a {@link Bitmap}. */
  byte[] samples();

  /** From which place of {@link #samples} on. */
  int at();

  /** The row is there. */
  void next();

  /** All rows are: the picture. */
  Bitmap picture();
}
