package dev.fovea.media.picture.png;

import java.util.List;

/**
 * A part of a picture that comes as a picture of its own: where its pixels begin, and how far they
 * are from one another.
 */
record Pass(int left, int top, int across, int down) {
  /** All at once. */
  static final List<Pass> ONE = List.of(new Pass(0, 0, 1, 1));

  /** Adam7 (PNG 3, 8.2). */
  static final List<Pass> SEVEN =
      List.of(
          new Pass(0, 0, 8, 8),
          new Pass(4, 0, 8, 8),
          new Pass(0, 4, 4, 8),
          new Pass(2, 0, 4, 4),
          new Pass(0, 2, 2, 4),
          new Pass(1, 0, 2, 2),
          new Pass(0, 1, 1, 2));

  int width(int whole) {
    return Math.ceilDiv(whole - left, across);
  }

  /** How many rows it has; none where it has no pixels. */
  int height(int width, int height) {
    return width > left ? Math.ceilDiv(height - top, down) : 0;
  }
}
