package dev.fovea.engine.inspect.reading;

import java.util.Arrays;
import java.util.List;

/**
 * Puts back the spaces between words: the recogniser was taught mostly on Chinese and leaves them
 * out, but the strip shows them.
 */
final class Spaces {
  private static final double GAP_TO_HEIGHT = 0.19;
  private static final double GAP_TO_MEDIAN = 2.5;

  private Spaces() {}

  /** The text of a strip. */
  static String join(Pixels strip, List<Glyph> glyphs) {
    List<Glyph> seen = glyphs.stream().filter(glyph -> !glyph.text().isBlank()).toList();
    int[] gaps = gaps(strip, seen);
    int[] sorted = gaps.clone();
    Arrays.sort(sorted);
    double median = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    double wide = Math.max(GAP_TO_HEIGHT * strip.height, GAP_TO_MEDIAN * median);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < seen.size(); i++) {
      text.append(seen.get(i).text());
      boolean last = i == seen.size() - 1;
      if (!last
          && !(han(seen.get(i)) && han(seen.get(i + 1)))
          && (gaps[i] > wide || seen.get(i).spaceAfter() > 0.5)) {
        text.append(' ');
      }
    }
    return text.toString();
  }

  static double[] gapsForDump(Pixels strip, List<Glyph> glyphs) {
    return Arrays.stream(gaps(strip, glyphs)).asDoubleStream().toArray();
  }

  private static int[] gaps(Pixels strip, List<Glyph> glyphs) {
    InkProfile profile = InkProfile.of(strip);
    int[] gaps = new int[Math.max(0, glyphs.size() - 1)];
    for (int i = 0; i < gaps.length; i++) {
      int from = (int) (glyphs.get(i).place() * strip.width);
      int to = (int) (glyphs.get(i + 1).place() * strip.width);
      gaps[i] = profile.widestBlank(from, to);
    }
    return gaps;
  }

  private static boolean han(Glyph glyph) {
    return glyph.text().codePoints().anyMatch(Character::isIdeographic);
  }
}
