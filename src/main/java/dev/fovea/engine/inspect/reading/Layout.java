package dev.fovea.engine.inspect.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts boxes into reading order: from the top down, columns of running text one after the other,
 * and boxes that stand side by side otherwise (an item and its price) on one row.
 */
final class Layout {
  private final double angle;

  private Layout(double angle) {
    this.angle = angle;
  }

  /**
   * Rows in reading order; each lists its boxes from left to right.
   *
   * @param angle the direction of the page's lines, radians clockwise
   */
  static List<List<LineBox>> rows(List<LineBox> boxes, double angle) {
    List<List<LineBox>> rows = new ArrayList<>();
    Layout layout = new Layout(angle);
    for (List<LineBox> block : new Columns(angle).blocks(boxes)) {
      rows.addAll(layout.rowsOf(block));
    }
    return rows;
  }

  private List<List<LineBox>> rowsOf(List<LineBox> block) {
    List<List<LineBox>> rows = new ArrayList<>();
    for (LineBox box : block.stream().sorted(Comparator.comparingDouble(this::left)).toList()) {
      rows.stream()
          .filter(row -> continues(row.getLast(), box))
          .min(Comparator.comparingDouble(row -> drop(row.getLast(), box)))
          .ifPresentOrElse(row -> row.add(box), () -> rows.add(new ArrayList<>(List.of(box))));
    }
    rows.sort(Comparator.comparingDouble(row -> top(row.getFirst())));
    return rows;
  }

  private double left(LineBox box) {
    return along(box) - box.width() / 2;
  }

  private double along(LineBox box) {
    return box.x() * Math.cos(angle) + box.y() * Math.sin(angle);
  }

  private double top(LineBox box) {
    return box.y() * Math.cos(angle) - box.x() * Math.sin(angle);
  }

  /** Whether a box stands to the right of another one, on the same line. */
  private boolean continues(LineBox before, LineBox next) {
    double overlap = left(before) + before.width() - left(next);
    return overlap < Math.min(before.height(), next.height()) / 2
        && drop(before, next) < Math.max(before.height(), next.height()) / 2;
  }

  /** How far the middle of a box is from the middle line of another one, drawn out to it. */
  private static double drop(LineBox before, LineBox next) {
    LineBox longer = before.aspect() >= next.aspect() ? before : next;
    double dx = next.x() - before.x();
    double dy = next.y() - before.y();
    return Math.abs(dy * Math.cos(longer.angle()) - dx * Math.sin(longer.angle()));
  }
}
