package dev.fovea.engine.inspect.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads one row of boxes as one line of text. */
final class Lines {
  /** Below this mean probability what was read is no text. */
  private static final double CONFIDENCE_MIN = 0.5;

  private final Recognizer recognizer;

  Lines(Recognizer recognizer) {
    this.recognizer = recognizer;
  }

  /**
   * @param row boxes from left to right, at least one
   * @param scale how many pixels of the original page a pixel of {@code page} is
   */
  Optional<TextLine> read(Pixels page, List<LineBox> row, double scale) {
    List<Cell> cells = new ArrayList<>();
    for (LineBox box : row) {
      Cell cell = read(page, box);
      if (!cell.text.isBlank() && cell.confidence >= CONFIDENCE_MIN) {
        cells.add(cell);
      }
    }
    return cells.isEmpty() ? Optional.empty() : Optional.of(joined(cells, scale));
  }

  private Cell read(Pixels page, LineBox box) {
    Pixels strip = Scaling.strip(page, box, 0);
    List<Glyph> glyphs = recognizer.recognize(strip);
    double confidence = Glyph.confidence(glyphs);
    return new Cell(box, Spaces.join(strip, glyphs), confidence);
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
