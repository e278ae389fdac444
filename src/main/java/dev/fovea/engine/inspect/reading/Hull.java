package dev.fovea.engine.inspect.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The convex hull of points, and the smallest rectangle around it. */
final class Hull {
  private final List<Corner> points;

  private Hull(List<Corner> points) {
    this.points = points;
  }

  /** By Andrew's monotone chain; the points may be in any order, and one is enough. */
  static Hull of(List<Corner> points) {
    List<Corner> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.comparingDouble(Corner::x).thenComparingDouble(Corner::y));
    List<Corner> hull = new ArrayList<>(halfChain(sorted));
    hull.addAll(halfChain(sorted.reversed()));
    return new Hull(hull.isEmpty() ? List.of(sorted.getFirst()) : hull);
  }

  private static List<Corner> halfChain(List<Corner> sorted) {
    List<Corner> chain = new ArrayList<>();
    for (Corner point : sorted) {
      while (chain.size() > 1 && !turnsLeft(chain.get(chain.size() - 2), chain.getLast(), point)) {
        chain.removeLast();
      }
      chain.add(point);
    }
    chain.removeLast(); // it is the first point of the other half
    return chain;
  }

  private static boolean turnsLeft(Corner a, Corner b, Corner c) {
    return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x()) > 0;
  }

  List<Corner> points() {
    return points;
  }

  /**
   * The rectangle of least area that holds the hull; one of its sides lies on a side of the hull.
   * Its width is its longer extent and its angle is within a quarter turn of the x axis.
   */
  LineBox smallestRectangle() {
    LineBox best = LineBox.around(points, 0);
    for (int i = 0; i < points.size(); i++) {
      Corner from = points.get(i);
      Corner to = points.get((i + 1) % points.size());
      double angle = Math.atan2(to.y() - from.y(), to.x() - from.x());
      LineBox candidate = LineBox.around(points, angle);
      if (candidate.area() < best.area()) {
        best = candidate;
      }
    }
    return facingRight(best.width() >= best.height() ? best : best.quarterTurned());
  }

  private static LineBox facingRight(LineBox box) {
    double angle =
        Math.IEEEremainder(box.angle(), Math.PI); // -90°..90°: a rectangle is its own half turn
    return new LineBox(box.x(), box.y(), box.width(), box.height(), angle);
  }
}
