package dev.fovea.engine.inspect.reading;

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
}
