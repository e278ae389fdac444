package dev.fovea.media.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.json.Slice;
import dev.fovea.media.format.Bytes;
import dev.fovea.media.format.MediaFacts;
import dev.fovea.media.format.Probe;
import dev.fovea.media.format.Sniffer;
import dev.fovea.testkit.pictures.Samples;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HEIC, AVIF and JPEG 2000 show what they should, whole and upright. */
@Timeout(120)
final class HeifTest {
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
    for (int i = 0; i < 4; i++) {
      Oven.near(Painted.cornersOf(image).get(i), color(corners.charAt(i)), LOSS);
    }
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
    Bytes bytes = Bytes.of(Slice.of(file));
    Format format = Sniffer.sniff(bytes).orElseThrow();
    MediaFacts facts = Probe.facts(format, bytes, Oven.PLACE);
    Size upright = facts.upright().orElseThrow();
    var recipe = new Recipe(Optional.of(upright), 1024, Oven.BOTH, 5 << 20, true, 100_000_000, 5);
    return OVEN.make(file, facts, recipe);
  }
}
