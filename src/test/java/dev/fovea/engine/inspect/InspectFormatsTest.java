package dev.fovea.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.MediaFault;
import dev.fovea.media.picture.Inks;
import dev.fovea.media.picture.tiff.Written;
import dev.fovea.testkit.pictures.Icos;
import dev.fovea.testkit.pictures.Samples;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Files of all kinds, looked at as they came: what is said is said of them. */
@Timeout(120)
final class InspectFormatsTest {
  private static final AskedEngine ENGINE = new AskedEngine();

  /** In PackBits. */
  private static final byte NOTHING = -128;

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
  void whatJavaWritesIsDecoded(String format) {
    byte[] file = Drawn.file(Drawn.blank(30, 20, new Color(0xE01818)), format);
    assertThat(ENGINE.ask(Asked.of("Which format, what size and which colors?", file)).text())
        .contains("a " + format.toUpperCase(Locale.ROOT) + " file", "30 × 20 pixels", "red");
  }

  @ParameterizedTest
  @CsvSource({
    "quarters.heic, heic",
    "quarters.avif, avif",
    "quarters.jp2, jp2",
    "quarters.j2k, jp2",
    "lossy.webp, webp"
  })
  void theFormatIsThatOfTheFile(String sample, String format) {
    JsonNode image = facts(Samples.of(sample));
    assertThat(image.path("format").asString()).isEqualTo(format);
    assertThat(image.path("width").asInt()).isEqualTo(60);
    assertThat(image.path("height").asInt()).isEqualTo(40);
    assertThat(image.path("colors")).hasSizeBetween(4, 5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sideways.heic", "sideways.avif"})
  void aTurnThatAContainerSaysIsMadeOnce(String sample) {
    JsonNode image = facts(Samples.of(sample));
    assertThat(image.path("orientation").asInt()).isEqualTo(6);
    assertThat(image.path("width").asInt()).isEqualTo(40);
    assertThat(image.path("height").asInt()).isEqualTo(60);
  }

  @Test
  void anIconIsItsLargestPicture() {
    byte[] small = Drawn.file(Drawn.blank(16, 16, Color.BLUE), "png");
    byte[] large = Drawn.file(Drawn.blank(48, 48, new Color(0xE01818)), "png");
    JsonNode image = facts(Icos.of(small, large));
    assertThat(image.path("width").asInt()).isEqualTo(48);
    assertThat(image.path("colors").get(0).path("name").asString()).isEqualTo("red");
  }

  @Test
  void whatIsMadeForPrintersIsRead() {
    byte[] file = Inks.cmyk(Drawn.text("Printed in four inks"), /* ycck= */ false);
    assertThat(ENGINE.ask(Asked.of("Read the text", file)).text())
        .isEqualTo("Printed in four inks");
  }

  @Test
  void sixteenBitsAreAsBrightAsEight() {
    var deep = new BufferedImage(40, 30, BufferedImage.TYPE_USHORT_GRAY);
    for (int y = 0; y < deep.getHeight(); y++) {
      for (int x = 0; x < deep.getWidth(); x++) {
        deep.getRaster().setSample(x, y, 0, 100 * 257);
      }
    }
    assertThat(facts(Drawn.file(deep, "png")).path("brightness").asDouble()).isEqualTo(100);
  }

  @Test
  void whiteOnNothingIsSeenOnBlack() {
    var drawing = new BufferedImage(640, 90, BufferedImage.TYPE_INT_ARGB);
    Graphics2D canvas = drawing.createGraphics();
    canvas.setColor(Color.WHITE);
    canvas.setFont(canvas.getFont().deriveFont(40f));
    canvas.drawString("White on nothing", 40, 60);
    canvas.dispose();
    JsonNode image = facts(Drawn.file(drawing, "png"));
    assertThat(image.path("transparent").asBoolean()).isTrue();
    assertThat(image.path("text").asString()).isEqualTo("White on nothing");
  }

  /** A reader alone gives what it has read so far, and grey for the rest. */
  @Test
  void aPageThatIsDamagedInItsLastStripIsRefused() {
    byte[] file = Written.packed(Drawn.text("The first line", "is whole", "the last is not"));
    Arrays.fill(file, file.length - 60, file.length, NOTHING);
    assertThat(ENGINE.rejected(Asked.of("Read the text", file), false).fault())
        .isEqualTo(MediaFault.IMAGE_PARSE_ERROR);
  }

  @Test
  void whatDoesNotFitIntoMemoryIsLookedAtInLessDetail() {
    var page = new BufferedImage(4500, 2400, BufferedImage.TYPE_INT_ARGB);
    Graphics2D canvas = page.createGraphics();
    canvas.drawImage(Drawn.text("Scanned at great length"), 0, 0, 4500, 844, null);
    canvas.dispose();
    try (var small = new AskedEngine(Map.of("worker.heap", "64MiB"))) {
      assertThat(small.ask(Asked.of("Read the text", Written.packed(page))).text())
          .isEqualTo("Scanned at great length");
    }
  }

  /** It is scaled by no whole number before it is looked at. */
  @Test
  void boxesOfALargePictureAreInItsOwnPixels() {
    var large = Drawn.blank(9000, 4000, Color.WHITE);
    Graphics2D canvas = large.createGraphics();
    canvas.scale(4, 4);
    canvas.drawImage(Drawn.text("In the corner"), 1600, 800, null);
    canvas.dispose();
    JsonNode image = facts(Drawn.file(large, "png"));
    assertThat(image.path("width").asInt()).isEqualTo(9000);
    JsonNode line = image.path("lines").get(0);
    assertThat(line.path("text").asString()).isEqualTo("In the corner");
    assertThat(line.path("box").get(0).get(0).asDouble()).isBetween(6400.0, 6700.0);
    assertThat(line.path("box").get(0).get(1).asDouble()).isBetween(3200.0, 3400.0);
  }

  private static JsonNode facts(byte[] file) {
    return ENGINE.json(Asked.of("", file).as("{\"type\":\"json_object\"}")).path("images").get(0);
  }
}
