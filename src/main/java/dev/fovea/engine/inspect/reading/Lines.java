package dev.fovea.engine.inspect.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads one row of boxes as one line of text. */
final class Lines {
  /** Below this mean probability what was read is no text. */
  private static final double CONFIDENCE_MIN = 0.5;

  /** From this mean probability on, a line is not worth the time of another look. */
  private static final double CONFIDENCE_ENOUGH = 0.93;

  /**
   * Boxes often end at the last letter: a comma or a point behind it is cut off without some more
   * paper.
   */
  private static final double LONGER = 0.2;

  private static final double HIGHER = 0.1;

  private final Recognizer recognizer;

  Lines(Recognizer recognizer) {
    this.recognizer = recognizer;
  }

  /**
   * The text of one row.
   *
   * @param row boxes from left to right, at least one
   * @param scale how many pixels of the original page a pixel of {@code page} is
   * @return empty when no text is in them after all
   */
  Optional<TextLine> read(Pixels page, List<LineBox> row, double scale) {
    List<Cell> cells = new ArrayList<>();
    for (LineBox box : row) {
      Cell cell = bestOf(page, box);
      if (!cell.text.isBlank() && cell.confidence >= CONFIDENCE_MIN) {
        cells.add(cell);
      }
    }
    return cells.isEmpty() ? Optional.empty() : Optional.of(joined(cells, scale));
  }

  /** Looks again in other ways while the recogniser is unsure, and keeps what it was surest of. */
  private Cell bestOf(Pixels page, LineBox box) {
    List<Supplier<Pixels>> looks =
        List.of(
            () -> Scaling.strip(page, box.roomier(LONGER, 0), 0),
            () -> Scaling.strip(page, box.roomier(2 * LONGER, HIGHER), 0),
            () -> Contrast.stretched(Scaling.strip(page, box.roomier(LONGER, 0), 0)),
            () -> Contrast.smoothed(Scaling.strip(page, box.roomier(LONGER, HIGHER), 0)));
    Cell best = new Cell(box, "", -1);
    for (Supplier<Pixels> look : looks) {
      Cell cell = read(look.get(), box);
      best = cell.confidence > best.confidence ? cell : best;
      if (best.confidence >= CONFIDENCE_ENOUGH) {
        break;
      }
    }
    return best;
  }

  private Cell read(Pixels strip, LineBox box) {
    List<Glyph> glyphs = recognizer.recognize(strip);
    return new Cell(box, Spaces.join(strip, Proof.read(glyphs)), Glyph.confidence(glyphs));
  }

  private static TextLine joined(List<Cell> cells, double scale) {
    String text = cells.stream().map(Cell::text).collect(Collectors.joining(" "));
    double confidence = cells.stream().mapToDouble(Cell::confidence).average().orElseThrow();
    List<Corner> corners =
        cells.stream().flatMap(cell -> cell.box.scaled(scale).corners().stream()).toList();
    return new TextLine(
        text, confidence, LineBox.around(corners, cells.getFirst().box.angle()).corners());
  }

  private record Cell(LineBox box, String text, double confidence) {}
}
