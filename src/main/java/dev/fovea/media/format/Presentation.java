package dev.fovea.media.format;

import dev.fovea.vision.Size;

/**
 * What is to be done with a HEIF item's pixels before they are shown: crops, turns and mirrors, in
 * the order of the file, brought down to one window on the pixels as they lie and one orientation.
 */
final class Presentation {
  private long left;
  private long top;
  private long width;
  private long height;
  private int orientation = 1;

  Presentation(Size whole) {
    this.width = whole.width();
    this.height = whole.height();
  }

  /** Takes notice of a property; most are about something else. */
  void apply(Box property) {
    View data = property.data();
    switch (property.type()) {
      case "clap" -> crop(data);
      case "irot" -> orientation = Turns.left(orientation, data.u8(0) & 3);
      case "imir" -> orientation = Turns.mirrored(orientation, (data.u8(0) & 1) != 0);
      default -> {}
    }
  }

  HeifPicture.Window window() {
    return new HeifPicture.Window(
        (int) left, (int) top, new Size((int) width, /* height= */ (int) height));
  }

  int orientation() {
    return orientation;
  }

  /**
   * Width, height and the distance of the crop's centre from the picture's, as fractions; what
   * would enlarge the picture is left aside.
   */
  private void crop(View data) {
    boolean turned = orientation >= 5;
    long fullWidth = turned ? height : width;
    long fullHeight = turned ? width : height;
    long newWidth = data.u32(0) / Math.max(1, data.u32(4));
    long newHeight = data.u32(8) / Math.max(1, data.u32(12));
    if (newWidth > fullWidth || newHeight > fullHeight) {
      return;
    }
    if (newWidth < 1 || newHeight < 1) {
      throw new Malformed("is cropped to nothing");
    }
    show(
        start(fullWidth, newWidth, data.i32(16), data.u32(20)),
        start(fullHeight, newHeight, data.i32(24), data.u32(28)),
        newWidth,
        newHeight);
  }

  private static long start(long whole, long part, int offset, long over) {
    double start = (whole - part) / 2.0 + (double) offset / Math.max(1, over);
    return Math.clamp((long) Math.floor(start), 0, whole - part);
  }

  /** Narrows the window to a part of what is shown of it so far. */
  private void show(long x, long y, long newWidth, long newHeight) {
    long lyingWidth = orientation >= 5 ? newHeight : newWidth;
    long lyingHeight = orientation >= 5 ? newWidth : newHeight;
    long across = orientation >= 5 ? y : x;
    long down = orientation >= 5 ? x : y;
    boolean fromRight = orientation == 2 || orientation == 3 || orientation >= 7;
    boolean fromBottom =
        orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    left += fromRight ? width - lyingWidth - across : across;
    top += fromBottom ? height - lyingHeight - down : down;
    width = lyingWidth;
    height = lyingHeight;
  }
}
