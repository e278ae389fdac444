package dev.fovea.engine.inspect.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How well pages are read; the bounds lie a little below what was measured
 * (docs/operating/sight.md).
 */
final class ReadingTest {
  private static TextReader reader;

  @BeforeAll
  static void open() {
    reader = TextReader.open();
  }

  @AfterAll
  static void close() {
    reader.close();
  }

  private static List<TextLine> read(BufferedImage page) {
    List<TextLine> lines = new ArrayList<>();
    reader.read(page, lines::add);
    return lines;
  }

  private static List<String> texts(BufferedImage page) {
    return read(page).stream().map(TextLine::text).toList();
  }

  @ParameterizedTest(name = "a page of kind {0} is read with an F1 of at least {1}")
  @CsvSource({
    "LATIN, 0.94", "ACCENTED, 0.6", "UPSIDE_DOWN, 0.94", "TILTED, 0.92", "LEANING, 0.92",
    "PERSPECTIVE, 0.93", "SMALL_PRINT, 0.92", "BLURRED, 0.92", "NOISY, 0.85", "FAINT, 0.93",
    "DARK, 0.93", "JPEG_12, 0.9", "TWO_COLUMNS, 0.95", "RECEIPT, 0.88", "FORM, 0.95",
    "CHINESE, 0.95", "MIXED, 0.92"
  })
  void readsPagesOfEveryKind(PageKind kind, double bound) {
    assumeTrue(DrawnPages.possible(kind), "no font of this machine draws Chinese");
    DrawnPage page = DrawnPages.of(kind, 500);
    assertThat(ReadingScore.of(page.lines(), texts(page.image())).f1()).isGreaterThan(bound);
  }

  @Test
  void readsOneColumnAfterTheOther() {
    DrawnPage page = DrawnPages.of(PageKind.TWO_COLUMNS, 501);
    List<String> read = texts(page.image());
    assertThat(read).hasSameSizeAs(page.lines());
    List<String> lastRead = ReadingScore.tokens(List.of(read.getLast()));
    assertThat(lastRead).isEqualTo(ReadingScore.tokens(List.of(page.lines().getLast())));
  }

  @Test
  void putsAnItemAndItsPriceOnOneLine() {
    DrawnPage page = DrawnPages.of(PageKind.RECEIPT, 502);
    assertThat(texts(page.image())).hasSameSizeAs(page.lines());
  }

  @Test
  void saysWhereALineStandsFromItsOwnTopLeftOn() {
    BufferedImage page = paper(600, 200, BufferedImage.TYPE_INT_RGB);
    write(page, "Harbour tickets", 100, 100);
    List<Corner> upright = read(page).getFirst().box();
    assertThat(upright.getFirst().x()).isBetween(75.0, 105.0);
    assertThat(upright.getFirst().y()).isBetween(55.0, 85.0);
    List<Corner> turned = read(Wear.turned(page, 180)).getFirst().box();
    assertThat(turned.getFirst().x()).isBetween(495.0, 525.0);
    assertThat(turned.getFirst().y()).isBetween(115.0, 145.0);
  }

  @Test
  void readsAPageThatLiesOnItsSide() {
    BufferedImage page = paper(600, 300, BufferedImage.TYPE_INT_RGB);
    write(page, "Harbour tickets are sold here", 40, 100);
    write(page, "every morning until noon", 40, 180);
    for (int degrees : new int[] {90, 270}) {
      assertThat(texts(Wear.turned(page, degrees)))
          .containsExactly("Harbour tickets are sold here", "every morning until noon");
    }
  }

  @ParameterizedTest(name = "an image of BufferedImage type {0} is read")
  @ValueSource(
      ints = {
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_BYTE_BINARY,
        BufferedImage.TYPE_USHORT_565_RGB
      })
  void readsEveryColourModel(int type) {
    BufferedImage page = paper(400, 120, type);
    write(page, "Harbour", 60, 80);
    assertThat(texts(page)).containsExactly("Harbour");
  }

  @Test
  void readsBlackOnTransparent() {
    BufferedImage page = new BufferedImage(400, 120, BufferedImage.TYPE_INT_ARGB);
    write(page, "Harbour", 60, 80);
    assertThat(texts(page)).containsExactly("Harbour");
  }

  @ParameterizedTest(name = "a blank picture of {0} × {1} has no lines")
  @CsvSource({"1, 1", "400, 300", "6000, 3", "3, 6000", "5000, 4000"})
  void findsNothingOnBlankPaper(int width, int height) {
    assertThat(read(paper(width, height, BufferedImage.TYPE_BYTE_GRAY))).isEmpty();
  }

  @Test
  void namesTheModelThatAFolderLacks(@TempDir Path folder) {
    assertThatThrownBy(() -> TextReader.open(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("det.onnx")
        .hasMessageContaining(folder.toString());
  }

  @Test
  void readsWithTheModelsOfAFolder(@TempDir Path folder) throws IOException {
    copy("ch_PP-OCRv4_det_infer.onnx", folder.resolve("det.onnx"));
    copy("ch_PP-OCRv4_rec_infer.onnx", folder.resolve("rec.onnx"));
    copy("ppocr_keys_v1.txt", folder.resolve("keys.txt"));
    BufferedImage page = paper(600, 120, BufferedImage.TYPE_INT_RGB);
    write(page, "Harbour tickets", 60, 80);
    List<String> read = new ArrayList<>();
    try (TextReader other = TextReader.open(folder)) {
      other.read(Wear.turned(page, 180), line -> read.add(line.text()));
    }
    assertThat(read).containsExactly("Harbour tickets");
  }

  private static void copy(String resource, Path file) throws IOException {
    try (InputStream stream = ReadingTest.class.getResourceAsStream("/models/" + resource)) {
      Files.copy(Objects.requireNonNull(stream), file);
    }
  }

  private static BufferedImage paper(int width, int height, int type) {
    BufferedImage page = new BufferedImage(width, height, type);
    Graphics2D graphics = page.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return page;
  }

  private static void write(BufferedImage page, String text, int x, int y) {
    Graphics2D graphics = page.createGraphics();
    graphics.setColor(Color.BLACK);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 32));
    graphics.drawString(text, x, y);
    graphics.dispose();
  }
}
