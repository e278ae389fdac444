package dev.fovea.media.picture.decode;

import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.media.picture.pixels.Channels;
import dev.fovea.vision.Size;

/** As how many pixels a picture is to be decoded. */
final class Enough {
  private Enough() {}

  /** What is wanted, where that is smaller and of the same shape but for rounding; else all. */
  static Size of(Size whole, Size want) {
    boolean smaller = want.width() <= whole.width() && want.height() <= whole.height();
    double height = (double) whole.height() * want.width() / whole.width();
    double width = (double) whole.width() * want.height() / whole.height();
    boolean alike = Math.abs(height - want.height()) <= 1 || Math.abs(width - want.width()) <= 1;
    return smaller && alike ? want : whole;
  }

  /**
   * How often the sides of a picture can be halved before {@code left} times what is enough would
   * not be left of them.
   */
  static int halvings(Size whole, Size enough, int left, int most) {
    int halvings = 0;
    while (halvings < most
        && whole.width() >> (halvings + 1) >= left * enough.width()
        && whole.height() >> (halvings + 1) >= left * enough.height()) {
      halvings++;
    }
    return halvings;
  }

  /** Whether pixels of that size take no more than their share of the heap. */
  static boolean room(Size size, Channels channels) {
    return Bitmap.bytes(size, channels) <= Opened.room();
  }

  /** Refuses what would take more. */
  static void checkRoom(Size size, Channels channels) throws Refusal {
    if (!room(size, channels)) {
      throw Refusal.needsMemory(size);
    }
  }
}
