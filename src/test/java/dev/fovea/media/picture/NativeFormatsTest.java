package dev.fovea.media.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.json.Slice;
import dev.fovea.media.format.Bytes;
import dev.fovea.media.format.MediaFacts;
import dev.fovea.media.format.Probe;
import dev.fovea.media.format.Sniffer;
import dev.fovea.testkit.pictures.HeifWriter;
import dev.fovea.testkit.pictures.HeifWriter.Picture;
import dev.fovea.testkit.pictures.Heifs;
import dev.fovea.testkit.pictures.Samples;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HEIC, AVIF and JPEG 2000 show what they should, whole and upright. */
@Timeout(120)
final class NativeFormatsTest {
  private static final Oven OVEN = new Oven();
  private static final int LOSS = 12;

  @AfterAll
  static void close() {
    OVEN.close();
  }

  /** Corners as they are read: upper left, upper right, lower left, lower right. */
  @ParameterizedTest
  @CsvSource({
    "quarters.heic, 60x40, rgbw",
    "quarters.avif, 60x40, rgbw",
    "quarters.jp2, 60x40, rgbw",
    "quarters.j2k, 60x40, rgbw",
    "sideways.heic, 40x60, brwg",
    "sideways.avif, 40x60, brwg",
    "grid.heic, 100x90, rgbw",
    "grid-turned.heic, 90x100, brwg",
    "animated.avif, 60x40, rgbw"
  })
  void theWholePictureIsShownUpright(String name, String size, String corners) {
    Made made = make(Samples.of(name));

    BufferedImage image = Painted.read(made);
    assertThat(made.size()).hasToString(size);
    assertThat(image.getWidth() + "x" + image.getHeight()).isEqualTo(size);
    assertCorners(image, corners);
  }

  private static void assertCorners(BufferedImage image, String corners) {
    for (int i = 0; i < 4; i++) {
      Oven.near(Painted.cornersOf(image).get(i), color(corners.charAt(i)), LOSS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"half.heic", "half.avif", "half.jp2"})
  void whatShowsThroughIsLaidOnWhite(String name) {
    Made made = make(Samples.of(name));

    assertThat(made.done()).contains("flattened");
    BufferedImage image = Painted.read(made);
    Oven.near(Painted.cornersOf(image).getFirst(), Color.GREEN, LOSS);
    Oven.near(Painted.cornersOf(image).getLast(), new Color(255, 155, 155), LOSS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"half.heic", "half.avif", "half.jp2"})
  void whatShowsThroughStaysSoWhereItMay(String name) {
    byte[] file = Samples.of(name);
    MediaFacts facts = facts(file);
    var recipe = new Recipe(facts.size(), 99, Set.of(Format.PNG), 5 << 20, false, 10_000, 1);

    BufferedImage image = Painted.read(OVEN.make(file, facts, recipe));

    assertThat(alpha(image, 5, 5)).isEqualTo(255);
    assertThat(alpha(image, 55, 35)).isCloseTo(100, Offset.offset(3));
  }

  private static int alpha(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) >>> 24;
  }

  /** Six greys of 0, 10, 50, 203, 1000 and 4000 cd/m², by the curve of SMPTE ST 2084. */
  @Test
  void lightOfAWideRangeIsBroughtIntoANarrowOne() {
    byte[] file =
        new HeifWriter("heic").picture(Picture.of("wide.heic"), HeifWriter.means(9, 16, 9)).file();

    BufferedImage image = Painted.read(make(file));

    int[] expected = {0, 63, 137, 226, 255, 255};
    for (int i = 0; i < expected.length; i++) {
      var seen = new Color(image.getRGB(16 * i + 8, 8));
      Oven.near(seen, new Color(expected[i], expected[i], expected[i]), LOSS);
    }
    var red = new Color(image.getRGB(16 * 3 + 8, 24));
    assertThat(red.getRed()).isGreaterThan(220);
    assertThat(red.getGreen()).isLessThan(40);
  }

  @Test
  void huesBeyondThoseOfAScreenAreBroughtWithin() {
    byte[] file =
        new HeifWriter("avif").picture(Picture.of("p3.avif"), HeifWriter.means(12, 13, 6)).file();

    BufferedImage image = Painted.read(make(file));

    Oven.near(new Color(image.getRGB(20, 8)), new Color(233, 233, 233), LOSS);
    Oven.near(new Color(image.getRGB(20, 24)), new Color(213, 92, 96), LOSS);
  }

  /** Said to be green, blue and red: of a grey, the two colours beside its brightness are half. */
  @Test
  void planesOfThreeColoursAreTakenAsThese() {
    byte[] file =
        new HeifWriter("heic").picture(Picture.of("wide.heic"), HeifWriter.means(1, 13, 0)).file();

    Oven.near(new Color(Painted.read(make(file)).getRGB(56, 8)), new Color(128, 148, 128), LOSS);
  }

  /** The same 20 × 40 pixels around the middle of the upper edge, said in two ways. */
  @Test
  void cropsAndTurnsAreAppliedInTheOrderOfTheFile() {
    Picture quarters = Picture.of("quarters.heic");
    byte[] turned = Heifs.turned(3);
    byte[] lying = HeifWriter.cropped(20, 40, -2, -12);
    byte[] standing = HeifWriter.cropped(40, 20, 12, -2);

    byte[] cropFirst = new HeifWriter("heic").picture(quarters, lying, turned).file();
    byte[] turnFirst = new HeifWriter("heic").picture(quarters, turned, standing).file();

    for (byte[] file : List.of(cropFirst, turnFirst)) {
      Made made = make(file);
      assertThat(made.size()).hasToString("40x20");
      assertCorners(Painted.read(made), "brwg");
    }
  }

  @Test
  void ofSeveralGridsThePrimaryOneIsShown() {
    Picture tile = Picture.of("quarters.heic");
    byte[] file =
        new HeifWriter("heic")
            .grid(2, 1, 124, 40)
            .picture(tile)
            .grid(1, 2, 60, 104)
            .refers("dimg", 1, 2, 2)
            .refers("dimg", 3, 2, 2)
            .file();

    Made made = make(file);

    assertThat(made.size()).hasToString("124x40");
    assertCorners(Painted.read(made), "rgbw");
  }

  /** A grey of 100 whose alpha is 100: it was white, or is a grey in front of white. */
  @Test
  void coloursThatWereMultipliedByTheirAlphaAreNotMultipliedTwice() {
    Picture gray = Picture.ofAlpha("half.heic");
    byte[] apart =
        new HeifWriter("heic")
            .picture(gray)
            .picture(gray, Heifs.alpha())
            .refers("auxl", 2, 1)
            .file();
    byte[] multiplied =
        new HeifWriter("heic")
            .picture(gray)
            .picture(gray, Heifs.alpha())
            .refers("auxl", 2, 1)
            .refers("prem", 1, 2)
            .file();

    Oven.near(new Color(Painted.read(make(apart)).getRGB(40, 30)), new Color(194, 194, 194), LOSS);
    Oven.near(new Color(Painted.read(make(multiplied)).getRGB(40, 30)), Color.WHITE, LOSS);
  }

  @ParameterizedTest
  @CsvSource({"quarters.heic, 30, 20", "grid.heic, 40, 36", "quarters.jp2, 15, 10"})
  void aPictureIsDecodedInTheSizeThatIsWanted(String name, int width, int height) {
    byte[] file = Samples.of(name);
    Recipe recipe = Oven.sized(width, height);

    Made made = OVEN.make(file, facts(file), recipe);

    assertThat(made.size()).isEqualTo(new Size(width, height));
    assertThat(made.done()).contains("resized", "converted");
    Oven.near(Painted.cornersOf(Painted.read(made)).getFirst(), Color.RED, LOSS + 8);
  }

  /** Decoded whole, or as a half or a quarter of it. */
  @ParameterizedTest
  @CsvSource({"800, 600", "1200, 900", "1199, 901", "2400, 1800", "2397, 1799"})
  void aLargeJpegLooksTheSameWhoeverReadsIt(int width, int height) {
    BufferedImage photo = Painted.photo(width, height);
    byte[] file = Painted.file(photo, "jpeg");
    BufferedImage made =
        Painted.read(OVEN.make(file, Oven.facts(Format.JPEG, 1, 1), Oven.sized(300, 225)));

    for (int y = 10; y < 225; y += 50) {
      for (int x = 10; x < 300; x += 50) {
        Color expected = mean(photo, x * width / 300, y * height / 225);
        Oven.near(new Color(made.getRGB(x, y)), expected, 6);
      }
    }
  }

  private static Color mean(BufferedImage image, int left, int top) {
    int[] sums = new int[3];
    for (int i = 0; i < 16; i++) {
      var color = new Color(image.getRGB(left + i % 4, top + i / 4));
      sums[0] += color.getRed();
      sums[1] += color.getGreen();
      sums[2] += color.getBlue();
    }
    return new Color(sums[0] / 16, sums[1] / 16, sums[2] / 16);
  }

  private static Color color(char letter) {
    return switch (letter) {
      case 'r' -> Color.RED;
      case 'g' -> Color.GREEN;
      case 'b' -> Color.BLUE;
      default -> Color.WHITE;
    };
  }

  private static Made make(byte[] file) {
    MediaFacts facts = facts(file);
    Size upright = facts.upright().orElseThrow();
    var recipe = new Recipe(Optional.of(upright), 1024, Oven.BOTH, 5 << 20, true, 100_000_000, 5);
    return OVEN.make(file, facts, recipe);
  }

  private static MediaFacts facts(byte[] file) {
    Bytes bytes = Bytes.of(Slice.of(file));
    return Probe.facts(Sniffer.sniff(bytes).orElseThrow(), bytes, Oven.PLACE);
  }
}
