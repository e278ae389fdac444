package dev.fovea.engine.inspect.reading;

import java.util.Arrays;

/**
 * Takes salt and pepper off a page: single pixels far from their surroundings, as bad sensors and
 * scanners leave them.
 */
final class Specks {
  private static final int FAR = 60; // of 255 levels of brightness
  private static final int EXTREME = 12;

  /**
   * Print has some lone pixels of its own (points, tips of strokes): taken as fewer than one in
   * 200.
   */
  private static final double SHARE_MIN = 0.005;

  private final Pixels page;
  private final int[] light;
  private final int[] around = new int[8];

  private Specks(Pixels page) {
    this.page = page;
    this.light = Arrays.stream(page.rgb).map(Pixels::brightness).toArray();
  }

  /** The page without specks; itself when it has few. */
  static Pixels removed(Pixels page) {
    Specks specks = new Specks(page);
    return specks.share() < SHARE_MIN ? page : new Specks(specks.cleaned()).cleaned();
  }

  /** The share of pixels that have no like among their neighbours. */
  private double share() {
    int lone = 0;
    int seen = 0;
    for (int y = 1; y < page.height - 1; y += 2) {
      for (int x = 1; x < page.width - 1; x += 2) {
        seen++;
        lone += isSpeck(y * page.width + x, 0) ? 1 : 0;
      }
    }
    return seen == 0 ? 0 : (double) lone / seen;
  }

  private Pixels cleaned() {
    int[] rgb = page.rgb.clone();
    for (int y = 1; y < page.height - 1; y++) {
      for (int x = 1; x < page.width - 1; x++) {
        int at = y * page.width + x;
        if (isSpeck(at, 1)) { // two specks may touch
          rgb[at] = likeMedian(at);
        }
      }
    }
    return new Pixels(page.width, page.height, rgb);
  }

  /**
   * As black or white as can be, far from the median of its neighbours, and at most {@code
   * likesMax} of them on its side.
   */
  private boolean isSpeck(int at, int likesMax) {
    if (light[at] > EXTREME && light[at] < 255 - EXTREME) {
      return false;
    }
    for (int i = 0; i < 8; i++) {
      around[i] = light[neighbour(at, i)];
    }
    Arrays.sort(around);
    int median = (around[3] + around[4]) / 2;
    int likes = 0;
    for (int value : around) {
      likes += Math.abs(value - light[at]) < Math.abs(value - median) ? 1 : 0;
    }
    return Math.abs(median - light[at]) > FAR && likes <= likesMax;
  }

  /** The colour of a neighbour whose brightness is their median; follows {@link #isSpeck}. */
  private int likeMedian(int at) {
    int median = around[4];
    for (int i = 0; i < 8; i++) {
      if (light[neighbour(at, i)] == median) {
        return page.rgb[neighbour(at, i)];
      }
    }
    return page.rgb[at];
  }

  private int neighbour(int at, int i) {
    int place = i < 4 ? i : i + 1; // of 3 × 3, without the middle
    return at + (place / 3 - 1) * page.width + place % 3 - 1;
  }
}
