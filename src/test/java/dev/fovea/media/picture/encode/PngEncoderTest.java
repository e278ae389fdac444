package dev.fovea.media.picture.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.media.picture.pixels.Channels;
import dev.fovea.vision.Size;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What is written is what others read. */
final class PngEncoderTest {
  private static final Size[] SIZES = {new Size(1, 1), new Size(7, 3), new Size(200, 130)};

  @ParameterizedTest
  @EnumSource(value = Channels.class, mode = Mode.EXCLUDE, names = "CMYK")
  void everySampleIsReadAgain(Channels channels) throws IOException {
    var random = new SplittableRandom(9);
    for (Size size : SIZES) {
      Bitmap picture = Bitmap.blank(size, channels);
      random.nextBytes(picture.samples());
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(PngEncoder.encode(picture)));
      assertThat(new Size(image.getWidth(), image.getHeight())).isEqualTo(size);
      assertThat(samples(image)).isEqualTo(picture.samples());
    }
  }

  /** Which the JDK's reader does not look at. */
  @Test
  void everyChunkHasItsChecksum() throws IOException {
    ByteBuffer file = ByteBuffer.wrap(PngEncoder.encode(Bitmap.blank(SIZES[2], Channels.BGR)));
    int chunks = 0;
    for (int at = 8; at < file.limit(); chunks++) {
      int length = file.getInt(at);
      var checksum = new CRC32();
      checksum.update(file.slice(at + 4, 4 + length));
      assertThat(file.getInt(at + 8 + length)).isEqualTo((int) checksum.getValue());
      at += 12 + length;
    }
    assertThat(chunks).isEqualTo(3);
  }

  /** As bitmaps have them: the last channel first. */
  private static byte[] samples(BufferedImage image) {
    int bands = image.getRaster().getNumBands();
    int[] values =
        image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    byte[] samples = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      samples[i] = (byte) values[i - i % bands + bands - 1 - i % bands];
    }
    return samples;
  }
}
