package dev.fovea.media.format;

/** Orientations as EXIF numbers them, turned and mirrored further. */
final class Turns {
  private static final int[] LEFT = {0, 8, 5, 6, 7, 4, 1, 2, 3};
  private static final int[] UPSIDE_DOWN = {0, 4, 3, 2, 1, 8, 7, 6, 5};
  private static final int[] SIDEWAYS = {0, 2, 1, 4, 3, 6, 5, 8, 7};

  private Turns() {}

  /** After so many quarter turns to the left. */
  static int left(int orientation, int quarters) {
    int turned = orientation;
    for (int i = 0; i < quarters; i++) {
      turned = LEFT[turned];
    }
    return turned;
  }

  /** With left and right exchanged, or top and bottom. */
  static int mirrored(int orientation, boolean sideways) {
    return sideways ? SIDEWAYS[orientation] : UPSIDE_DOWN[orientation];
  }

  /**
   * What a film's matrix does: where the axes of the picture go, as signs.
   *
   * @param a from x to x
   * @param b from x to y
   * @param c from y to x
   * @param d from y to y
   */
  static int ofMatrix(int a, int b, int c, int d) {
    if (a == 0 && d == 0 && b != 0 && c != 0) {
      return b > 0 ? (c > 0 ? 5 : 6) : c > 0 ? 8 : 7;
    }
    return a < 0 ? (d < 0 ? 3 : 2) : d < 0 ? 4 : 1;
  }
}
