package dev.fovea.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Recorded;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import tools.jackson.databind.JsonNode;

/**
 * A picture that an upstream got.
 *
 * @param label what its data URI says
 */
@SuppressWarnings("ArrayRecordComponent")
record Arrived(String label, byte[] file) {
  private static final int TOLERANCE = 24;

  /** The pictures of the user's last turn, in order. */
  static List<Arrived> in(Recorded request) {
    List<Arrived> pictures = new ArrayList<>();
    for (JsonNode message : request.json().path("messages")) {
      for (JsonNode part : message.path("content")) {
        String url = part.at("/image_url/url").asString("");
        if (url.startsWith("data:")) {
          pictures.add(of(url));
        }
      }
    }
    return pictures;
  }

  static Arrived of(String dataUri) {
    int comma = dataUri.indexOf(',');
    String label = dataUri.substring("data:".length(), comma).replace(";base64", "");
    return new Arrived(label, Base64.getDecoder().decode(dataUri.substring(comma + 1)));
  }

  BufferedImage pixels() {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
      assertThat(image).as("decodes as " + label).isNotNull();
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails unless the middle of a quarter has about that colour. */
  void assertQuarter(boolean right, boolean low, Color expected) {
    BufferedImage image = pixels();
    int x = image.getWidth() / 4 * (right ? 3 : 1);
    int y = image.getHeight() / 4 * (low ? 3 : 1);
    var seen = new Color(image.getRGB(x, y));
    assertThat(seen.getRed()).as("red").isCloseTo(expected.getRed(), within());
    assertThat(seen.getGreen()).as("green").isCloseTo(expected.getGreen(), within());
    assertThat(seen.getBlue()).as("blue").isCloseTo(expected.getBlue(), within());
  }

  private static Offset<Integer> within() {
    return Offset.offset(TOLERANCE);
  }
}
