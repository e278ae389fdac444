package dev.fovea.media.picture.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.media.picture.codec.Codec;
import dev.fovea.media.picture.codec.Frame;
import dev.fovea.media.picture.codec.FrameDecoder;
import dev.fovea.media.picture.codec.Libraries;
import dev.fovea.media.picture.encode.JpegEncoder;
import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.media.picture.pixels.Channels;
import dev.fovea.vision.Size;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JPEG by FFmpeg's decoder, as a half, a quarter or an eighth where that will do. */
final class ByLibraryTest {
  private static final String NATIVE = "javax_imageio_jpeg_image_1.0";

  @BeforeAll
  static void load() throws IOException {
    Bitmap small = Bitmap.blank(new Size(64, 48), Channels.BGR);
    assertThat(Libraries.load(JpegEncoder.encode(small, 90, /* thin= */ true))).isEmpty();
  }

  /** Where sides are no multiples, the last of their pixels stretch: less than half of one. */
  @ParameterizedTest
  @CsvSource({
    "1200, 900, 2, 2, 700, 0", // whole
    "1200, 900, 2, 2, 300, 1",
    "1200, 904, 2, 1, 150, 1",
    "1600, 1200, 1, 2, 100, 1.5",
    "1203, 901, 1, 1, 149, 4",
    "1597, 1203, 4, 1, 99, 6",
    "1200, 900, 3, 1, 300, 0", // decoded a second time, whole
    "1200, 900, 4, 2, 300, 0.1",
  })
  void isThePictureThatTheWholeBecomes(
      int width, int height, int x, int y, int wanted, double tolerance)
      throws IOException, Refusal {
    byte[] file = jpeg(waves(width, height), x, y);
    Size whole = new Size(width, height);
    Size want = new Size(wanted, Math.round((float) wanted * height / width));

    Optional<Bitmap> pixels = ByLibrary.pixels(Codec.JPEG, file, whole, want);
    Bitmap all = ofWhole(file, whole, want);

    assertThat(pixels).isPresent();
    assertThat(pixels.get().size()).isEqualTo(want);
    assertThat(difference(pixels.get(), all)).isLessThanOrEqualTo(tolerance);
  }

  /** Conversions that are quick and round down make a picture greener or redder than it was. */
  @ParameterizedTest
  @ValueSource(ints = {1200, 900, 600, 400, 200})
  void noColorIsLighterOrDarkerThanItWas(int wanted) throws IOException, Refusal {
    BufferedImage image = waves(1200, 900);
    Size want = new Size(wanted, wanted * 3 / 4);
    Optional<Bitmap> pixels =
        ByLibrary.pixels(Codec.JPEG, jpeg(image, 2, 2), new Size(1200, 900), want);
    assertThat(pixels).isPresent();
    double[] before = means(Samples.of(image));
    double[] after = means(pixels.get());
    for (int channel = 0; channel < before.length; channel++) {
      assertThat(after[channel]).isCloseTo(before[channel], within(0.3));
    }
  }

  private static double[] means(Bitmap picture) {
    double[] means = new double[3];
    byte[] samples = picture.samples();
    for (int i = 0; i < samples.length; i++) {
      means[i % 3] += (samples[i] & 0xFF) * 3.0 / samples.length;
    }
    return means;
  }

  @Test
  void damageIsMetInAHalfAsWell() throws IOException, Refusal {
    byte[] file = jpeg(waves(1200, 900), 2, 2);
    byte[] half = Arrays.copyOf(file, file.length / 2);
    Size whole = new Size(1200, 900);
    assertThat(ByLibrary.pixels(Codec.JPEG, half, whole, new Size(300, 225))).isEmpty();
  }

  @Test
  void halvingsLeaveAsMuchAsIsAskedFor() {
    var whole = new Size(8000, 6000);
    assertThat(Enough.halvings(whole, whole, 2, 3)).isZero();
    assertThat(Enough.halvings(whole, new Size(2001, 1501), 2, 3)).isZero();
    assertThat(Enough.halvings(whole, new Size(2000, 1500), 2, 3)).isEqualTo(1);
    assertThat(Enough.halvings(whole, new Size(1000, 750), 2, 3)).isEqualTo(2);
    assertThat(Enough.halvings(whole, new Size(10, 8), 2, 3)).isEqualTo(3);
  }

  private static Bitmap ofWhole(byte[] file, Size whole, Size want) throws IOException, Refusal {
    ByteBuffer nothing = ByteBuffer.allocate(0);
    try (FrameDecoder decoder = FrameDecoder.open(Codec.JPEG, nothing, whole, /* halvings= */ 0);
        Frame frame = decoder.decode(List.of(ByteBuffer.wrap(file)))) {
      return ByLibrary.pixels(frame, want);
    }
  }

  /** Mean of all samples. */
  private static double difference(Bitmap one, Bitmap other) {
    long sum = 0;
    for (int i = 0; i < one.samples().length; i++) {
      sum += Math.abs((one.samples()[i] & 0xFF) - (other.samples()[i] & 0xFF));
    }
    return (double) sum / one.samples().length;
  }

  /** So that a shift shows, and smooth enough for colours that are shared. */
  private static BufferedImage waves(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = (int) (128 + 100 * Math.sin(x / 25.0));
        int green = (int) (128 + 100 * Math.sin(y / 31.0));
        int blue = (int) (128 + 100 * Math.sin((x + y) / 43.0));
        image.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    return image;
  }

  /** With colours that stand for so many pixels. */
  private static byte[] jpeg(BufferedImage image, int x, int y) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(0.95f);
    IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), param);
    var tree = (IIOMetadataNode) metadata.getAsTree(NATIVE);
    var brightness = (IIOMetadataNode) tree.getElementsByTagName("componentSpec").item(0);
    brightness.setAttribute("HsamplingFactor", Integer.toString(x));
    brightness.setAttribute("VsamplingFactor", Integer.toString(y));
    metadata.setFromTree(NATIVE, tree);
    var out = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, metadata), param);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
