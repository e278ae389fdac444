package dev.fovea.engine.inspect.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the lines of text on a page by a PP-OCR detection network (differentiable binarisation,
 * Liao et al. 2020). The figures are those that RapidOCR 3.10 ships with, unless said otherwise.
 */
final class Detector {
  private static final int SHORT_SIDE_MIN = 736;
  private static final int LONG_SIDE_MAX = 2000;
  private static final double ENLARGE_MAX = 3;
  private static final int SIDE_MULTIPLE = 32; // of the network
  private static final int MARGIN = 16; // text at the very edge is found only with paper beyond it
  private static final int SPOTS_MAX = 1000;
  private static final double SCORE_MIN = 0.5;
  private static final double SPOT_SIDE_MIN = 3;
  private static final double BOX_SIDE_MIN = 5;
  private static final double UNCLIP_RATIO = 1.6;

  private final Network network;

  Detector(Network network) {
    this.network = network;
  }

  /** Boxes around lines, or around parts of lines, in pixels of the page, in no order. */
  List<LineBox> detect(Pixels page) {
    return detect(page, scale(page));
  }

  /** The same at a scale of one's own. */
  List<LineBox> detect(Pixels page, double scale) {
    Pixels canvas = Scaling.onCanvas(page, scale, MARGIN, SIDE_MULTIPLE);
    Tensor output = network.run(Tensor.ofPicture(canvas));
    ProbabilityMap map = new ProbabilityMap(canvas.width, canvas.height, output.values);
    return boxes(map).stream().map(box -> box.shifted(-MARGIN, -MARGIN).scaled(1 / scale)).toList();
  }

  private static double scale(Pixels page) {
    int shortSide = Math.min(page.width, page.height);
    int longSide = Math.max(page.width, page.height);
    double enlarged = Math.clamp((double) SHORT_SIDE_MIN / shortSide, 1, ENLARGE_MAX);
    return Math.min(enlarged, (double) LONG_SIDE_MAX / longSide);
  }

  private static List<LineBox> boxes(ProbabilityMap map) {
    List<Hull> spots = map.spots(SPOTS_MAX);
    double tilt = Tilt.of(spots.stream().map(Hull::smallestRectangle).toList());
    List<LineBox> boxes = new ArrayList<>();
    for (Hull spot : spots) {
      LineBox thin = Tilt.fit(spot, tilt);
      LineBox box = unclip(thin);
      boolean large =
          Math.min(thin.width(), thin.height()) >= SPOT_SIDE_MIN
              && Math.min(box.width(), box.height()) >= BOX_SIDE_MIN;
      if (large && map.mean(thin) >= SCORE_MIN) {
        boxes.add(box);
      }
    }
    return boxes;
  }

  /**
   * Undoes the thinning: the network was taught lines moved inwards by a share of area over
   * perimeter.
   */
  static LineBox unclip(LineBox thin) {
    double perimeter = 2 * (thin.width() + thin.height());
    return thin.grown(thin.area() * UNCLIP_RATIO / perimeter);
  }
}
