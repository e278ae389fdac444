package dev.fovea.engine.inspect.reading;

import java.util.List;

/**
 * A rectangle around text on a page, at any angle.
 *
 * @param x its centre, pixels from the left
 * @param y its centre, pixels from the top
 * @param width its extent along the text, pixels
 * @param height its extent across the text, pixels
 * @param angle the direction in which the text runs: radians clockwise from the page's x axis
 */
record LineBox(double x, double y, double width, double height, double angle) {

  double area() {
    return width * height;
  }

  double aspect() {
    return width / height;
  }

  /** The same centre, larger by {@code margin} on all four sides. */
  LineBox grown(double margin) {
    return new LineBox(x, y, width + 2 * margin, height + 2 * margin, angle);
  }

  /** The same rectangle with its text running a quarter turn further clockwise. */
  LineBox quarterTurned() {
    return new LineBox(x, y, /* width= */ height, /* height= */ width, angle + Math.PI / 2);
  }

  /** The same rectangle read the other way up. */
  LineBox halfTurned() {
    return new LineBox(x, y, width, height, angle + Math.PI);
  }

  LineBox scaled(double factor) {
    return new LineBox(x * factor, y * factor, width * factor, height * factor, angle);
  }

  /**
   * The part of it at the beginning of the text, at most {@code aspectMax} times as wide as high.
   */
  LineBox leftEnd(double aspectMax) {
    double end = Math.min(width, aspectMax * height);
    Corner middle = point((end - width) / 2, 0);
    return new LineBox(middle.x(), middle.y(), end, height, angle);
  }

  /** The same centre, longer and higher by shares of its height. */
  LineBox roomier(double longer, double higher) {
    return new LineBox(x, y, width + longer * height, height * (1 + higher), angle);
  }

  LineBox shifted(double dx, double dy) {
    return new LineBox(x + dx, y + dy, width, height, angle);
  }

  /**
   * The page point {@code along} and {@code across} pixels from the centre, in the text's own
   * directions.
   */
  Corner point(double along, double across) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    return new Corner(x + along * cos - across * sin, y + along * sin + across * cos);
  }

  /** Clockwise from the text's top left. */
  List<Corner> corners() {
    double w = width / 2;
    double h = height / 2;
    return List.of(point(-w, -h), point(w, -h), point(w, h), point(-w, h));
  }

  /** The smallest rectangle at an angle that holds these points. */
  static LineBox around(List<Corner> points, double angle) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Corner point : points) {
      double along = point.x() * cos + point.y() * sin;
      double across = point.y() * cos - point.x() * sin;
      left = Math.min(left, along);
      right = Math.max(right, along);
      top = Math.min(top, across);
      bottom = Math.max(bottom, across);
    }
    double along = (left + right) / 2;
    double across = (top + bottom) / 2;
    return new LineBox(
        along * cos - across * sin, along * sin + across * cos, right - left, bottom - top, angle);
  }
}
