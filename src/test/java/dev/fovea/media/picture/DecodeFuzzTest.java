package dev.fovea.media.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.FailureException;
import dev.fovea.json.Slice;
import dev.fovea.media.format.Bytes;
import dev.fovea.media.format.MediaFacts;
import dev.fovea.media.format.Probe;
import dev.fovea.media.format.Sniffer;
import dev.fovea.media.picture.decode.Refusal;
import dev.fovea.testkit.fuzz.FuzzTarget;
import dev.fovea.testkit.pictures.Pngs;
import dev.fovea.vision.Size;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file that has passed the probe, in the hands of what a worker runs: a picture within what was
 * asked for, or a refusal.
 */
final class DecodeFuzzTest implements FuzzTarget {
  private static final int PIXELS_MAX = 1_000_000;
  private static final int SIDE = 64;
  private static final Recipe RECIPE =
      new Recipe(Optional.empty(), SIDE, Oven.BOTH, 1 << 16, true, PIXELS_MAX, 2);

  private final Darkroom darkroom = new Darkroom();

  @Override
  public void feed(byte[] input) throws IOException {
    Optional<MediaFacts> facts = facts(Bytes.of(Slice.of(input)));
    if (facts.isPresent()) {
      Order order = Order.of(PictureFile.of(Slice.of(input)), facts.get(), RECIPE);
      make(input, order);
    }
  }

  /** Of what would be given to a worker. */
  private static Optional<MediaFacts> facts(Bytes file) {
    try {
      return Sniffer.sniff(file)
          .map(format -> Probe.facts(format, file, Oven.PLACE))
          .filter(facts -> facts.size().map(Size::pixels).orElse(0L) <= PIXELS_MAX);
    } catch (FailureException refused) {
      return Optional.empty();
    }
  }

  private void make(byte[] file, Order order) throws IOException {
    try {
      new Kitchen(darkroom, order).make(file, this::check);
    } catch (Refusal refused) {
      assertThat(refused.why()).isNotBlank();
    }
  }

  private void check(Made made) {
    assertThat(made.size().longSide()).isLessThanOrEqualTo(SIDE);
    assertThat(made.bytes().length).isBetween(1, 1 << 16);
    BufferedImage image = Painted.read(made);
    assertThat(new Size(image.getWidth(), image.getHeight())).isEqualTo(made.size());
  }

  @Override
  public Stream<byte[]> seeds() {
    BufferedImage corners = Painted.corners(12, 9);
    return Stream.of(
        Pngs.transparentPalette(5, 4),
        Painted.progressive(corners, "png"),
        Painted.file(Wide.colors(corners), "png"),
        Painted.file(corners, "jpeg"),
        Painted.progressive(corners, "jpeg"),
        Inks.cmyk(corners, true),
        Frames.gif(40, 30),
        Webp.LOSSLESS,
        Webp.ALPHA,
        Painted.file(corners, "bmp"),
        Painted.file(corners, "tiff"),
        Icons.bitmap(corners),
        Icons.png(corners),
        Layers.psd(corners),
        drawing().getBytes(US_ASCII));
  }

  private static String drawing() {
    return "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><g id='a'>"
        + "<path d='M0 0L5 5z' fill='red'/></g><use href='#a'/></svg>";
  }
}
