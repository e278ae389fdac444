package dev.fovea.engine.inspect.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * Greedy CTC over a recogniser's answer, [1, steps, labels]: equal neighbours are one character,
 * label 0 is none.
 */
final class Transcript {
  private final Tensor output;
  private final Alphabet alphabet;
  private final double stretch;
  private final int steps;
  private final int labels;
  private final int[] best;

  /**
   * Finds the most probable label of each step.
   *
   * @param stretch how many times as long as the strip the picture was that the recogniser saw
   */
  Transcript(Tensor output, Alphabet alphabet, double stretch) {
    this.output = output;
    this.alphabet = alphabet;
    this.stretch = stretch;
    this.steps = output.size(1);
    this.labels = output.size(2);
    this.best = new int[steps];
    for (int step = 0; step < steps; step++) {
      best[step] = best(step);
    }
  }

  private int best(int step) {
    int found = 0;
    for (int label = 1; label < labels; label++) {
      found = value(step, label) > value(step, found) ? label : found;
    }
    return found;
  }

  /** The characters from left to right, blanks left out. */
  List<Glyph> glyphs() {
    List<Glyph> glyphs = new ArrayList<>();
    int start = 0;
    while (start < steps) {
      int end = start + 1;
      while (end < steps && best[end] == best[start]) {
        end++;
      }
      if (!empty(start)) {
        glyphs.add(glyph(start, end));
      }
      start = end;
    }
    return glyphs;
  }

  private Glyph glyph(int start, int end) {
    double probability = 0;
    for (int step = start; step < end; step++) {
      probability = Math.max(probability, value(step, best[start]));
    }
    double place = (start + end) / 2.0 / steps * stretch;
    return new Glyph(alphabet.character(best[start]), probability, place, spaceAfter(end));
  }

  /**
   * The highest probability of a blank from the last step of a character to the first of the next
   * one.
   */
  private double spaceAfter(int end) {
    double space = blank(end - 1);
    for (int step = end; step < steps && empty(step); step++) {
      space = Math.max(space, blank(step));
    }
    return space;
  }

  private boolean empty(int step) {
    return best[step] == 0 || alphabet.character(best[step]).isBlank();
  }

  private double blank(int step) {
    double most = 0;
    for (int label : alphabet.blanks()) {
      most = label < labels ? Math.max(most, value(step, label)) : most; // some know no space
    }
    return most;
  }

  private float value(int step, int label) {
    return output.values[step * labels + label];
  }
}
