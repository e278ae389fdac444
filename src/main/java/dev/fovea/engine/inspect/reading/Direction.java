package dev.fovea.engine.inspect.reading;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells which way up the text of a page stands. A page is hardly ever printed both ways, so its
 * longest lines vote: by a PP-OCR direction network, and where that one hesitates, or there is
 * none, by which way the recogniser reads better.
 */
final class Direction {
  private static final int VOTERS_MAX = 10;
  private static final int READERS_MAX = 3; // reading is ten times as slow as looking
  private static final double DOUBT = 0.1;
  private static final int HEIGHT = 48;
  private static final int WIDTH = 192;

  /**
   * The network sees the left end of a line: a whole long line, squeezed to its width, misleads it.
   */
  private static final double END_ASPECT = 8;

  private final Optional<Network> network;
  private final Recognizer recognizer;

  Direction(Optional<Network> network, Recognizer recognizer) {
    this.network = network;
    this.recognizer = recognizer;
  }

  /** Whether the page stands on its head; false when there is nothing to judge by. */
  boolean upsideDown(Pixels page, List<LineBox> boxes) {
    List<LineBox> longest =
        boxes.stream().sorted(Comparator.comparingDouble(LineBox::width).reversed()).toList();
    double vote =
        network
            .map(judge -> mean(judge, page, longest.stream().limit(VOTERS_MAX).toList()))
            .orElse(0.5);
    boolean doubtful = vote > DOUBT && vote < 1 - DOUBT;
    return doubtful
        ? readsBetterTurned(page, longest.stream().limit(READERS_MAX).toList())
        : vote > 0.5;
  }

  private static double mean(Network judge, Pixels page, List<LineBox> boxes) {
    return boxes.stream().mapToDouble(box -> turned(judge, page, box)).average().orElse(0);
  }

  /** The probability of the network's second label, "180". */
  private static double turned(Network judge, Pixels page, LineBox box) {
    int height = judge.inputSize(2, HEIGHT);
    int width = judge.inputSize(3, WIDTH);
    Pixels strip = Scaling.squeezed(page, box.leftEnd(END_ASPECT), height, width);
    return judge.run(Tensor.ofPicture(strip)).values[1];
  }

  private boolean readsBetterTurned(Pixels page, List<LineBox> boxes) {
    double better = 0;
    for (LineBox box : boxes) {
      better += confidence(page, box.halfTurned()) - confidence(page, box);
    }
    return better > 0;
  }

  private double confidence(Pixels page, LineBox box) {
    return Glyph.confidence(recognizer.recognize(Scaling.strip(page, box, 0)));
  }
}
