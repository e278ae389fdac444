package dev.fovea.engine.inspect.picture;

import dev.fovea.engine.inspect.picture.Finding.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the few colours that make up most of a picture. */
final class Colors {
  private static final int GRID = 256;
  private static final int COLORS_MAX = 5;
  private static final double SHARE_MIN = 0.02;

  /** Colours nearer than this, as distances in RGB go, are one colour. */
  private static final int NEAR = 56;

  private Colors() {}

  /** A sum of like pixels. */
  private record Heap(long red, long green, long blue, long count) {
    static Heap of(int rgb) {
      return new Heap(Rgb.red(rgb), Rgb.green(rgb), Rgb.blue(rgb), 1);
    }

    Heap plus(Heap other) {
      return new Heap(red + other.red, green + other.green, blue + other.blue, count + other.count);
    }

    int rgb() {
      return Rgb.of(red / count, green / count, blue / count);
    }

    boolean near(Heap other) {
      return ColorName.distance(rgb(), other.rgb()) < (long) NEAR * NEAR * 3;
    }
  }

  static List<Color> of(Upright picture) {
    Map<Integer, Heap> bins = new HashMap<>();
    int width = picture.pixels().getWidth();
    int height = picture.pixels().getHeight();
    int[] rgb = picture.rgb();
    int stepX = Math.ceilDiv(width, GRID);
    int stepY = Math.ceilDiv(height, GRID);
    long seen = 0;
    for (int y = stepY / 2; y < height; y += stepY) {
      for (int x = stepX / 2; x < width; x += stepX) {
        int pixel = rgb[y * width + x];
        bins.merge(pixel & 0xF0F0F0, Heap.of(pixel), Heap::plus);
        seen++;
      }
    }
    long all = seen;
    return merged(bins).stream()
        .filter(heap -> heap.count >= SHARE_MIN * all)
        .sorted(Comparator.comparingLong(Heap::count).reversed())
        .limit(COLORS_MAX)
        .map(heap -> color(heap, all))
        .toList();
  }

  private static Color color(Heap heap, long all) {
    return new Color(heap.rgb(), ColorName.nearest(heap.rgb()), (double) heap.count / all);
  }

  /** The largest bins gather what is near them. */
  private static List<Heap> merged(Map<Integer, Heap> bins) {
    List<Heap> heaps = new ArrayList<>();
    bins.values().stream()
        .sorted(Comparator.comparingLong(Heap::count).reversed().thenComparing(Heap::rgb))
        .forEach(bin -> gather(heaps, bin));
    return heaps;
  }

  private static void gather(List<Heap> heaps, Heap bin) {
    for (int i = 0; i < heaps.size(); i++) {
      if (heaps.get(i).near(bin)) {
        heaps.set(i, heaps.get(i).plus(bin));
        return;
      }
    }
    heaps.add(bin);
  }
}
