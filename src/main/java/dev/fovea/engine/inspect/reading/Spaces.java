package dev.fovea.engine.inspect.reading;

import java.util.Arrays;
import java.util.List;

/**
 * Puts the spaces between words back. The recogniser was taught mostly on Chinese: where a space
 * belongs it says so in a whisper, which greedy reading drops, and the strip shows a gap, which may
 * also be the loose set of a typeface. Both together are nearly always right.
 *
 * <p>The weights are those of a logistic regression over 50,000 pairs of neighbours on drawn pages
 * (eleven typefaces, all kinds of wear), rounded. Of these same pairs 28 stay wrong; by the gap
 * alone it would be 893, by the whisper alone 193.
 */
final class Spaces {
  private static final double BIAS = 1;
  private static final double PER_TENFOLD_PROBABILITY = 4;
  private static final double PER_HEIGHT = 14;
  private static final double PER_MEDIAN = 1;
  private static final double STICKING = -6;
  private static final double PROBABILITY_MIN = 1e-5;
  private static final double MEDIAN_MIN =
      1.5; // pixels: letters that touch have no gaps to compare with
  private static final double MEDIANS_MAX = 8;

  private final List<Glyph> glyphs;
  private final int height;
  private final int[] gaps;
  private final double median;

  private Spaces(Pixels strip, List<Glyph> glyphs) {
    this.glyphs = glyphs;
    this.height = strip.height;
    this.gaps = gaps(strip, glyphs);
    int[] sorted = gaps.clone();
    Arrays.sort(sorted);
    this.median = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  /** The text of a strip, which may be empty. */
  static String join(Pixels strip, List<Glyph> glyphs) {
    return new Spaces(strip, glyphs).text();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < glyphs.size(); i++) {
      text.append(glyphs.get(i).text());
      if (i < gaps.length && spaceAfter(i)) {
        text.append(' ');
      }
    }
    return text.toString();
  }

  private boolean spaceAfter(int i) {
    String before = i == 0 ? " " : glyphs.get(i - 1).text();
    String left = glyphs.get(i).text();
    String right = glyphs.get(i + 1).text();
    double whisper = Math.log10(Math.max(PROBABILITY_MIN, glyphs.get(i).spaceAfter()));
    double medians = Math.min(MEDIANS_MAX, gaps[i] / Math.max(MEDIAN_MIN, median));
    double score =
        BIAS
            + PER_TENFOLD_PROBABILITY * whisper
            + PER_HEIGHT * gaps[i] / height
            + PER_MEDIAN * medians
            + (Script.sticks(before, left, right) ? STICKING : 0);
    return score > 0 && Script.mayPart(left, right);
  }

  /** The widest blank between each character and the next, in pixels of the strip. */
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
}
