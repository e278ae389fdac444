package dev.fovea.engine.inspect.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * What the detector says of each pixel: how probable it is that text stands there. The network
 * draws each line thinner than it is, so that neighbours do not touch; see {@link Detector} for the
 * way back.
 */
final class ProbabilityMap {
  private static final float TEXT_MIN = 0.3f;

  private final int width;
  private final int height;
  private final float[] values;

  ProbabilityMap(int width, int height, float[] values) {
    this.width = width;
    this.height = height;
    this.values = values;
  }

  /**
   * The outlines of all connected spots of text, each as points among which its corners are; at
   * most {@code countMax}.
   */
  List<Hull> spots(int countMax) {
    boolean[] open = textPixels();
    int[] stack = new int[width * height];
    List<Hull> spots = new ArrayList<>();
    for (int start = 0; start < open.length && spots.size() < countMax; start++) {
      if (open[start]) {
        spots.add(Hull.of(flood(open, start, stack)));
      }
    }
    return spots;
  }

  /**
   * Pixels that are text, widened by a pixel to the right and below: faint joints within a line
   * close.
   */
  private boolean[] textPixels() {
    boolean[] text = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      if (values[i] > TEXT_MIN) {
        boolean inner = i % width < width - 1;
        boolean above = i + width < text.length;
        text[i] = true;
        text[inner ? i + 1 : i] = true;
        text[above ? i + width : i] = true;
        text[inner && above ? i + width + 1 : i] = true;
      }
    }
    return text;
  }

  /**
   * Takes one spot out of {@code open}; gives the leftmost and the rightmost pixel of each of its
   * rows.
   */
  private List<Corner> flood(boolean[] open, int start, int[] stack) {
    int top = start / width;
    List<int[]> rows = new ArrayList<>(); // first and last column of row top + i
    int depth = 0;
    stack[depth++] = start;
    open[start] = false;
    while (depth > 0) {
      int at = stack[--depth];
      int x = at % width;
      widen(rows, at / width - top, x);
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          int next = at + dy * width + dx;
          boolean inside = x + dx >= 0 && x + dx < width && next >= 0 && next < open.length;
          if (inside && open[next]) {
            open[next] = false;
            stack[depth++] = next;
          }
        }
      }
    }
    return rowEnds(rows, top);
  }

  private static void widen(List<int[]> rows, int row, int x) {
    while (rows.size() <= row) {
      rows.add(new int[] {Integer.MAX_VALUE, -1});
    }
    int[] ends = rows.get(row);
    ends[0] = Math.min(ends[0], x);
    ends[1] = Math.max(ends[1], x);
  }

  private static List<Corner> rowEnds(List<int[]> rows, int top) {
    List<Corner> points = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      points.add(new Corner(rows.get(i)[0] + 0.5, top + i + 0.5));
      points.add(new Corner(rows.get(i)[1] + 0.5, top + i + 0.5));
    }
    return points;
  }

  /** The mean probability inside a box of this map; 0 where it holds no pixel. */
  double mean(LineBox box) {
    double cos = Math.cos(box.angle());
    double sin = Math.sin(box.angle());
    double reach = (box.width() + box.height()) / 2 + 1;
    double sum = 0;
    int count = 0;
    for (int y = clamp(box.y() - reach, height); y < clamp(box.y() + reach, height); y++) {
      for (int x = clamp(box.x() - reach, width); x < clamp(box.x() + reach, width); x++) {
        double dx = x + 0.5 - box.x();
        double dy = y + 0.5 - box.y();
        boolean inside =
            Math.abs(dx * cos + dy * sin) <= box.width() / 2
                && Math.abs(dy * cos - dx * sin) <= box.height() / 2;
        if (inside) {
          sum += values[y * width + x];
          count++;
        }
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private static int clamp(double value, int max) {
    return Math.clamp(Math.round(value), 0, max);
  }
}
