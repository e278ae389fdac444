package dev.fovea.engine.inspect.reading;

import java.util.ArrayList;
import java.util.List;

/** Reads a straight strip of text by a PP-OCR recognition network (CTC, read out greedily). */
final class Recognizer {
  /** The height of strips that the network wants. */
  static final int HEIGHT = 48;

  /**
   * Longer strips are squeezed: beyond this a line has hundreds of characters, and memory grows
   * with it.
   */
  static final int WIDTH_MAX = 4096;

  /** The width that the network was taught with: shorter strips are filled up with grey. */
  private static final int WIDTH_MIN = 320;

  private final Network network;
  private final Alphabet alphabet;

  Recognizer(Network network, Alphabet alphabet) {
    this.network = network;
    this.alphabet = alphabet;
  }

  /** The characters from left to right; none when the network sees none. */
  List<Glyph> recognize(Pixels strip) {
    Pixels filled = strip.widened(Math.max(WIDTH_MIN, (strip.width + 7) / 8 * 8));
    Tensor output = network.run(Tensor.ofPicture(filled));
    double stretch = (double) filled.width / strip.width;
    return new Transcript(output, alphabet, stretch).glyphs();
  }

  /**
   * Greedy CTC over the network's answer, [1, steps, labels]: equal neighbours are one, label 0 is
   * none.
   */
  private static final class Transcript {
    private final Tensor output;
    private final Alphabet alphabet;
    private final double stretch;
    private final int steps;
    private final int labels;

    Transcript(Tensor output, Alphabet alphabet, double stretch) {
      this.output = output;
      this.alphabet = alphabet;
      this.stretch = stretch;
      this.steps = output.size(1);
      this.labels = output.size(2);
    }

    List<Glyph> glyphs() {
      List<Glyph> glyphs = new ArrayList<>();
      int start = 0;
      while (start < steps) {
        int label = best(start);
        int end = start + 1;
        while (end < steps && best(end) == label) {
          end++;
        }
        if (label != 0) {
          glyphs.add(glyph(label, start, end));
        }
        start = end;
      }
      return glyphs;
    }

    private Glyph glyph(int label, int start, int end) {
      double probability = 0;
      for (int step = start; step < end; step++) {
        probability = Math.max(probability, value(step, label));
      }
      double spaceAfter = 0;
      for (int step = end - 1; step < steps; step++) {
        int next = best(step);
        if (step >= end && next != 0 && next != alphabet.space()) {
          break;
        }
        spaceAfter = Math.max(spaceAfter, value(step, alphabet.space()));
      }
      double place = (start + end) / 2.0 / steps * stretch;
      return new Glyph(alphabet.character(label), probability, place, spaceAfter);
    }

    private int best(int step) {
      int best = 0;
      for (int label = 1; label < labels; label++) {
        if (value(step, label) > value(step, best)) {
          best = label;
        }
      }
      return best;
    }

    private float value(int step, int label) {
      return label < labels ? output.values[step * labels + label] : 0; // some know no space
    }
  }
}
