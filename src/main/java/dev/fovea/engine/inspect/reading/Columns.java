package dev.fovea.engine.inspect.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Parts a page into blocks that are read one after the other: its columns of running text. */
final class Columns {
  private static final int LINES_MIN = 3; // fewer do not make a column

  /**
   * Lines of running text are at least this many heights long, about ten letters; prices and labels
   * are shorter.
   */
  private static final double RUNNING_ASPECT = 5;

  private final double cos;
  private final double sin;

  Columns(double angle) {
    this.cos = Math.cos(angle);
    this.sin = Math.sin(angle);
  }

  /** Blocks in reading order; every box is in one of them. */
  List<List<LineBox>> blocks(List<LineBox> boxes) {
    return gutter(boxes).map(gutter -> parted(boxes, gutter)).orElse(List.of(boxes));
  }

  /**
   * Boxes that cross the gutter (headings) part the page into bands; each band is read column by
   * column.
   */
  private List<List<LineBox>> parted(List<LineBox> boxes, double gutter) {
    List<List<LineBox>> blocks = new ArrayList<>();
    List<LineBox> band = new ArrayList<>();
    for (LineBox box : boxes.stream().sorted(Comparator.comparingDouble(this::across)).toList()) {
      if (crosses(box, gutter)) {
        closeBand(band, gutter, blocks);
        blocks.add(List.of(box));
        band.clear();
      } else {
        band.add(box);
      }
    }
    closeBand(band, gutter, blocks);
    return blocks;
  }

  private void closeBand(List<LineBox> band, double gutter, List<List<LineBox>> blocks) {
    List<LineBox> left = where(band, box -> along(box) < gutter);
    List<LineBox> right = where(band, box -> along(box) >= gutter);
    if (!left.isEmpty()) {
      blocks.addAll(blocks(left));
    }
    if (!right.isEmpty()) {
      blocks.addAll(blocks(right));
    }
  }

  /** The leftmost place between two columns that is crossed by few boxes. */
  private Optional<Double> gutter(List<LineBox> boxes) {
    return boxes.stream()
        .map(box -> along(box) - box.width() / 2)
        .sorted()
        .filter(place -> parts(boxes, place))
        .findFirst();
  }

  private boolean parts(List<LineBox> boxes, double place) {
    List<LineBox> left = where(boxes, box -> !crosses(box, place) && along(box) < place);
    List<LineBox> right = where(boxes, box -> !crosses(box, place) && along(box) >= place);
    int crossing = boxes.size() - left.size() - right.size();
    return runs(left)
        && runs(right)
        && crossing <= Math.min(left.size(), right.size()) / 3
        && besides(left, right);
  }

  private static boolean runs(List<LineBox> boxes) {
    double[] aspects = boxes.stream().mapToDouble(LineBox::aspect).sorted().toArray();
    return aspects.length >= LINES_MIN && aspects[aspects.length / 2] >= RUNNING_ASPECT;
  }

  /** Whether two groups share most of their height: text below and to the right is no column. */
  private boolean besides(List<LineBox> left, List<LineBox> right) {
    double top = Math.max(lowest(left), lowest(right));
    double bottom = Math.min(highest(left), highest(right));
    double shorter = Math.min(highest(left) - lowest(left), highest(right) - lowest(right));
    return bottom - top > shorter / 2;
  }

  private double lowest(List<LineBox> boxes) {
    return boxes.stream().mapToDouble(this::across).min().orElse(0);
  }

  private double highest(List<LineBox> boxes) {
    return boxes.stream().mapToDouble(this::across).max().orElse(0);
  }

  private boolean crosses(LineBox box, double place) {
    double slack = box.height() / 2; // boxes stand off the text, and gutters lean a little
    return along(box) - box.width() / 2 < place - slack
        && along(box) + box.width() / 2 > place + slack;
  }

  private double along(LineBox box) {
    return box.x() * cos + box.y() * sin;
  }

  private double across(LineBox box) {
    return box.y() * cos - box.x() * sin;
  }

  private static List<LineBox> where(List<LineBox> boxes, Predicate<LineBox> wanted) {
    return boxes.stream().filter(wanted).toList();
  }
}
