package dev.fovea.engine.inspect.reading;

/**
 * Resamples pictures: smoothly between pixels, and with an average over them where the result is
 * smaller.
 */
final class Scaling {
  private Scaling() {}

  /**
   * The page, scaled, in the middle of a canvas whose sides are multiples of {@code multiple}; its
   * edge pixels are repeated outwards, at least {@code margin} pixels left and above.
   */
  static Pixels onCanvas(Pixels page, double scale, int margin, int multiple) {
    int width = roundUp((int) Math.round(page.width * scale) + 2 * margin, multiple);
    int height = roundUp((int) Math.round(page.height * scale) + 2 * margin, multiple);
    int[] rgb = new int[width * height];
    Sampler sampler = new Sampler(page, 1 / scale);
    for (int y = 0; y < height; y++) {
      double pageY = (y - margin + 0.5) / scale;
      for (int x = 0; x < width; x++) {
        rgb[y * width + x] = sampler.at((x - margin + 0.5) / scale, pageY);
      }
    }
    return new Pixels(width, height, rgb);
  }

  private static int roundUp(int value, int multiple) {
    return (value + multiple - 1) / multiple * multiple;
  }

  /**
   * Cuts a box out of the page and lays it straight, text running to the right, as high as the
   * recogniser wants it.
   *
   * @param lean how far upright strokes lean to the right, as a share of their height; the strip
   *     has them upright again
   */
  static Pixels strip(Pixels page, LineBox box, double lean) {
    double width = Math.ceil(box.aspect() * Recognizer.HEIGHT);
    return cut(
        page, box, Recognizer.HEIGHT, (int) Math.clamp(width, 1, Recognizer.WIDTH_MAX), lean);
  }

  /**
   * The same at a given height, squeezed when longer than {@code width} and filled up with grey
   * when shorter.
   */
  static Pixels squeezed(Pixels page, LineBox box, int height, int width) {
    int cutWidth = (int) Math.clamp(Math.ceil(box.aspect() * height), 1, width);
    return cut(page, box, height, cutWidth, 0).widened(width);
  }

  private static Pixels cut(Pixels page, LineBox box, int height, int width, double lean) {
    double stepAlong = box.width() / width; // page pixels per strip pixel
    double stepAcross = box.height() / height;
    int[] rgb = new int[width * height];
    Sampler sampler = new Sampler(page, Math.max(stepAlong, stepAcross));
    double cos = Math.cos(box.angle());
    double sin = Math.sin(box.angle());
    for (int y = 0; y < height; y++) {
      double across = (y + 0.5 - height / 2.0) * stepAcross;
      for (int x = 0; x < width; x++) {
        double along = (x + 0.5 - width / 2.0) * stepAlong - across * lean;
        rgb[y * width + x] =
            sampler.at(box.x() + along * cos - across * sin, box.y() + along * sin + across * cos);
      }
    }
    return new Pixels(width, height, rgb);
  }
}
