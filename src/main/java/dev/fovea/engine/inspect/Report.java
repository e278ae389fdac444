package dev.fovea.engine.inspect;

import dev.fovea.engine.inspect.picture.Finding;
import java.util.List;

/**
 * The answer as a JSON object; the components' names are the fields'.
 *
 * @param note what the answer does not hold, and why
 */
record Report(String model, List<Image> images, String note) {

  /**
   * One picture, upright.
   *
   * @param format in lower case, as in {@code png}
   * @param bytes the length of the file
   * @param orientation the camera's tag, 1 to 8
   * @param brightness mean luma, 0 to 255
   * @param sharpness variance of the Laplacian at no more than 1024 pixels on the long side
   * @param text all lines
   */
  record Image(
      String format,
      int width,
      int height,
      int bytes,
      int orientation,
      List<Color> colors,
      double brightness,
      double sharpness,
      boolean blank,
      boolean transparent,
      List<Code> codes,
      List<Line> lines,
      String text) {}

  record Color(String hex, String name, double share) {
    static Color of(Finding.Color color) {
      return new Color(color.hex(), color.name(), rounded(color.share(), 1000));
    }
  }

  record Code(String kind, String text) {
    static Code of(Finding.Code code) {
      return new Code(code.kind(), code.text());
    }
  }

  /**
   * A line of text.
   *
   * @param confidence 0 to 1
   * @param box four corners {@code [x, y]} in pixels, clockwise from the text's top left
   */
  record Line(String text, double confidence, List<List<Double>> box) {
    static Line of(Finding.Line line) {
      return new Line(
          line.text(),
          rounded(line.confidence(), 1000),
          line.box().stream()
              .map(point -> List.of(rounded(point.x(), 10), rounded(point.y(), 10)))
              .toList());
    }
  }

  static double rounded(double value, int steps) {
    return Math.rint(value * steps) / steps;
  }
}
