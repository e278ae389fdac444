package dev.fovea.engine.inspect.reading;

import java.util.Comparator;
import java.util.List;

/** The direction in which the lines of a page run. */
final class Tilt {
  /** Below this ratio of width to height, a rectangle's own direction says little. */
  private static final double TELLING_ASPECT = 2.5;

  private Tilt() {}

  /**
   * The median direction of boxes, longer ones weighing more: radians within ±45°, or near ±90°
   * where the lines run up or down the page; 0 when no box is long enough to tell.
   */
  static double of(List<LineBox> boxes) {
    List<LineBox> telling =
        boxes.stream()
            .filter(box -> box.aspect() >= TELLING_ASPECT)
            .sorted(Comparator.comparingDouble(Tilt::upright))
            .toList();
    double half = telling.stream().mapToDouble(LineBox::width).sum() / 2;
    for (LineBox box : telling) {
      half -= box.width();
      if (half <= 0) {
        return upright(box);
      }
    }
    return 0;
  }

  /**
   * A direction within -45°..135°: lines along the page and lines down it do not meet at the seam.
   */
  private static double upright(LineBox box) {
    double angle = Math.IEEEremainder(box.angle(), Math.PI);
    return angle < -Math.PI / 4 ? angle + Math.PI : angle;
  }

  /**
   * The rectangle around a spot of text: its smallest one when it is long, else the one along the
   * page's lines, for a short word's smallest rectangle may stand at any angle.
   */
  static LineBox fit(Hull spot, double tilt) {
    LineBox along = LineBox.around(spot.points(), tilt);
    LineBox smallest = spot.smallestRectangle();
    double off = Math.abs(Math.IEEEremainder(smallest.angle() - tilt, Math.PI));
    boolean astray = off > Math.PI / 9; // 20°: lines of one page differ by less
    return smallest.aspect() < TELLING_ASPECT || (astray && smallest.aspect() < 2 * TELLING_ASPECT)
        ? along
        : smallest;
  }
}
