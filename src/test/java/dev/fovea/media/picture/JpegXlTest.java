package dev.fovea.media.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.MediaFault;
import dev.fovea.json.Slice;
import dev.fovea.media.format.Bytes;
import dev.fovea.media.format.MediaFacts;
import dev.fovea.media.format.Probe;
import dev.fovea.testkit.pictures.Samples;
import dev.fovea.vision.Format;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JPEG XL is read where vips is installed, and refused with its package's name elsewhere. */
@Timeout(120)
final class JpegXlTest {
  private static final Optional<Path> PROGRAM =
      JpegXl.program(System.getenv().getOrDefault("PATH", ""));
  private static final Oven OVEN = new Oven(PROGRAM);

  @AfterAll
  static void close() {
    OVEN.close();
  }

  @ParameterizedTest
  @CsvSource({
    "quarters.jxl, 60x40, 60x40, rgbw",
    "sideways.jxl, 40x60, 40x60, brwg",
    "quarters.jxl, 30x20, 30x20, rgbw",
    "sideways.jxl, 20x30, 20x30, brwg"
  })
  void theWholePictureIsShownUpright(String name, String want, String size, String corners) {
    Assumptions.assumeTrue(PROGRAM.isPresent(), "needs " + JpegXl.PACKAGE);
    byte[] file = Samples.of(name);
    String[] sides = want.split("x", 2);

    Made made =
        OVEN.make(
            file, facts(file), Oven.sized(Integer.parseInt(sides[0]), Integer.parseInt(sides[1])));

    assertThat(made.size()).hasToString(size);
    assertThat(made.done()).contains("converted", "stripped");
    assertThat(made.done().contains("resized")).isEqualTo(made.size().longSide() < 60);
    BufferedImage image = Painted.read(made);
    for (int i = 0; i < 4; i++) {
      Oven.near(Painted.cornersOf(image).get(i), color(corners.charAt(i)), 24);
    }
  }

  @Test
  void whatShowsThroughIsLaidOnWhite() {
    Assumptions.assumeTrue(PROGRAM.isPresent(), "needs " + JpegXl.PACKAGE);
    byte[] file = Samples.of("half.jxl");

    Made made = OVEN.make(file, facts(file), Oven.sized(60, 40));

    assertThat(made.done()).contains("flattened");
    Oven.near(Painted.cornersOf(Painted.read(made)).getLast(), new Color(255, 155, 155), 16);
  }

  @Test
  void aFileThatIsCutOffIsRefused() {
    Assumptions.assumeTrue(PROGRAM.isPresent(), "needs " + JpegXl.PACKAGE);
    byte[] file = Samples.of("quarters.jxl");
    byte[] cut = Arrays.copyOf(file, file.length - 40);

    assertThat(OVEN.refusal(cut, facts(file), Oven.ANY).fault())
        .isEqualTo(MediaFault.IMAGE_PARSE_ERROR);
  }

  @Test
  void whereTheProgramIsNotThereItsPackageIsNamed() {
    try (var bare = new Oven(Optional.empty())) {
      byte[] file = Samples.of("quarters.jxl");

      var rejected = bare.refusal(file, facts(file), Oven.ANY);

      assertThat(rejected.fault()).isEqualTo(MediaFault.UNSUPPORTED_IMAGE_MEDIA_TYPE);
      assertThat(rejected.message()).contains("JPEG XL", "libvips-tools", "JPEG or PNG");
    }
  }

  @Test
  void aProgramIsLookedForInFoldersOnly() {
    assertThat(JpegXl.program("")).isEmpty();
    assertThat(JpegXl.program("relative:/nowhere:\0")).isEmpty();
  }

  private static Color color(char letter) {
    return switch (letter) {
      case 'r' -> Color.RED;
      case 'g' -> Color.GREEN;
      case 'b' -> Color.BLUE;
      default -> Color.WHITE;
    };
  }

  private static MediaFacts facts(byte[] file) {
    return Probe.facts(Format.JXL, Bytes.of(Slice.of(file)), Oven.PLACE);
  }
}
