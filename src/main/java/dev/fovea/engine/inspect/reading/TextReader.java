package dev.fovea.engine.inspect.reading;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the text of a page with PP-OCR networks: Chinese and Latin script, at any angle, either way
 * up. May be used by several threads at once; each page needs some hundred megabytes outside the
 * heap while it is read.
 */
public final class TextReader implements AutoCloseable {
  /**
   * A larger page is averaged down: 16 megapixels are an A4 page at 400 dots an inch, and 64 MB of
   * heap.
   */
  private static final long AREA_MAX = 16_000_000;

  private final Networks networks;
  private final Detector detector;
  private final Direction direction;
  private final Lines lines;

  private TextReader(Networks networks) {
    this.networks = networks;
    this.detector = new Detector(networks.detection());
    Recognizer recognizer = new Recognizer(networks.recognition(), networks.alphabet());
    this.direction = new Direction(networks.direction(), recognizer);
    this.lines = new Lines(recognizer);
  }

  /** Loads the native runtime, which is unpacked into the temporary folder for that. */
  public static void loadRuntime() {
    var _ = Silence.environment();
  }

  /** Opens the models that came with Fovea. Takes about half a second. */
  public static TextReader open() {
    return new TextReader(Networks.bundled());
  }

  /**
   * Opens PP-OCR models of a folder: {@code det.onnx}, {@code rec.onnx}, {@code cls.onnx}
   * (optional), and a dictionary {@code keys.txt}, one character a line, unless the recogniser
   * carries it under its metadata key {@code character}.
   *
   * @throws IllegalArgumentException when a file is missing; names it
   * @throws IllegalStateException when a file is no model
   */
  public static TextReader open(Path folder) {
    return new TextReader(Networks.in(folder));
  }

  /**
   * Reads a page; hands over each line in reading order as soon as it is read. A page may have
   * none.
   */
  public void read(BufferedImage page, Consumer<TextLine> found) {
    Pixels pixels = Specks.removed(Pixels.of(page, AREA_MAX));
    double scale = (double) page.getWidth() / pixels.width;
    List<LineBox> boxes = detector.detect(pixels);
    boolean turned = direction.upsideDown(pixels, boxes);
    double angle = Tilt.of(boxes) + (turned ? Math.PI : 0);
    List<LineBox> upright = turned ? boxes.stream().map(LineBox::halfTurned).toList() : boxes;
    for (List<LineBox> row : Layout.rows(upright, angle)) {
      lines.read(pixels, row, scale).ifPresent(found);
    }
  }

  @Override
  public void close() {
    networks.close();
  }
}
