package dev.fovea.media.picture.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.media.picture.pixels.Channels;
import dev.fovea.testkit.pictures.Octets;
import dev.fovea.testkit.pictures.Pngs;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of PNG, pixel by pixel as the JDK's reader has it. */
final class PngDecoderTest {
  private static final Size[] SIZES = {
    new Size(1, 1), new Size(2, 3), new Size(5, 4), new Size(8, 8), new Size(33, 17)
  };

  private final SplittableRandom random = new SplittableRandom(5);

  /**
   * A kind.
   *
   * @param samples of a pixel
   */
  private record Kind(int color, int bits, int samples, boolean interlaced) {
    int rowBytes(int width) {
      return (width * samples * bits + 7) / 8;
    }
  }

  static Stream<Kind> kinds() {
    int[][] kinds = {
      {0, 1, 1},
      {0, 2, 1},
      {0, 4, 1},
      {0, 8, 1},
      {0, 16, 1},
      {2, 8, 3},
      {2, 16, 3},
      {3, 1, 1},
      {3, 2, 1},
      {3, 4, 1},
      {3, 8, 1},
      {4, 8, 2},
      {4, 16, 2},
      {6, 8, 4},
      {6, 16, 4}
    };
    return Arrays.stream(kinds)
        .flatMap(kind ->
            Stream.of(false, true).map(passes -> new Kind(kind[0], kind[1], kind[2], passes)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindIsReadAsTheJdkReadsIt(Kind kind) throws Exception {
    for (Size size : SIZES) {
      byte[] file = file(kind, size, noise(kind, size));
      assertThat(pixels(file, size)).isEqualTo(byTheJdk(file, size));
    }
  }

  /** With the first colour hidden: among few colours it is there, among many it is put there. */
  @ParameterizedTest
  @MethodSource("kinds")
  void aHiddenColourIsHidden(Kind kind) throws Exception {
    if (kind.color >= 4) {
      return;
    }
    byte[] hidden =
        kind.color == 3 ? new byte[] {0, 0x55, (byte) 0xFF} : new byte[2 * kind.samples];
    for (Size size : SIZES) {
      byte[] rows = noise(kind, size);
      Arrays.fill(rows, 0, 1 + kind.rowBytes(1), (byte) 0);
      byte[] file = file(kind, size, rows, Pngs.chunk("tRNS", hidden));
      int[] pixels = pixels(file, size);
      assertThat(pixels[0] >>> 24).isZero();
      assertThat(pixels).isEqualTo(byTheJdk(file, size));
    }
  }

  /** The JDK's reader compares it with what it has made of the sample. */
  @Test
  void aHiddenGreyOfFewBitsIsCountedInThese() throws Exception {
    var kind = new Kind(0, 4, 1, false);
    byte[] rows = {0, 0x02, (byte) 0xF2};
    byte[] file = file(kind, new Size(4, 1), rows, Pngs.chunk("tRNS", (byte) 0, (byte) 2));
    assertThat(pixels(file, new Size(4, 1)))
        .containsExactly(0xFF000000, 0x00222222, 0xFFFFFFFF, 0x00222222);
  }

  @Test
  void everySampleOfSixteenBitsIsRounded() throws Exception {
    var size = new Size(256, 256);
    for (int color : new int[] {0, 6}) {
      var kind = new Kind(color, 16, color == 0 ? 1 : 4, false);
      Octets rows = Octets.big();
      for (int sample = 0; sample < 1 << 16; sample++) {
        if (sample % 256 == 0) {
          rows.u8(0);
        }
        for (int i = 0; i < kind.samples; i++) {
          rows.u16((sample + i * 1001) & 0xFFFF);
        }
      }
      byte[] file = file(kind, size, rows.toByteArray());
      assertThat(pixels(file, size)).isEqualTo(byTheJdk(file, size));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatIsMissingOrUnknownIsRefusedAndWhatIsTooMuchIsNot(Kind kind) throws Exception {
    var size = new Size(19, 11);
    byte[] rows = noise(kind, size);
    byte[] longer = Arrays.copyOf(rows, rows.length + 100);
    assertThat(pixels(file(kind, size, longer), size))
        .isEqualTo(pixels(file(kind, size, rows), size));
    assertThatThrownBy(() -> pixels(file(kind, size, Arrays.copyOf(rows, rows.length - 1)), size))
        .isInstanceOf(IOException.class);
    byte[] unknown = rows.clone();
    unknown[rows.length - 1 - kind.rowBytes(19)] = 5;
    assertThatThrownBy(() -> pixels(file(kind, size, unknown), size))
        .isInstanceOf(IOException.class);
  }

  /** Such rows are looked at before any of them is read. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofALargePictureEveryRowIsLookedAtFirst(boolean interlaced) throws Exception {
    var kind = new Kind(2, 16, 3, interlaced);
    var size = new Size(4799, 4801);
    byte[] rows = blank(kind, size);
    Decoded decoded = decoded(file(kind, size, rows), new Size(15, 15));
    assertThat(decoded.whole()).isEqualTo(size);
    assertThat(numbers(decoded.pixels())).containsOnly(0xFF000000);
    rows[rows.length - 1 - kind.rowBytes(4799)] = 5;
    assertThatThrownBy(() -> decoded(file(kind, size, rows), new Size(15, 15)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aPaletteMustBeThere() {
    var size = new Size(2, 2);
    byte[] file = Pngs.of(2, 2);
    file[25] = 3;
    assertThatThrownBy(() -> pixels(file, size)).isInstanceOf(IOException.class);
  }

  static Stream<Arguments> heads() {
    return Stream.of(
        Arguments.of(24, 3),
        Arguments.of(24, 0),
        Arguments.of(24, 32),
        Arguments.of(25, 1),
        Arguments.of(25, 7),
        Arguments.of(26, 1),
        Arguments.of(27, 1),
        Arguments.of(28, 2),
        Arguments.of(11, 14),
        Arguments.of(12, 'i'),
        Arguments.of(0, 'P'));
  }

  @ParameterizedTest
  @MethodSource("heads")
  void aHeaderThatPngDoesNotKnowIsRefused(int at, int value) {
    byte[] file = Pngs.of(3, 3);
    file[at] = (byte) value;
    assertThatThrownBy(() -> pixels(file, new Size(3, 3))).isInstanceOf(IOException.class);
  }

  /** Random bytes are rows of any kind, when those are numbers of filters that have to be. */
  private byte[] noise(Kind kind, Size size) {
    byte[] rows = blank(kind, size);
    random.nextBytes(rows);
    int at = 0;
    for (int length : lengths(kind, size).toArray()) {
      rows[at] = (byte) random.nextInt(5);
      at += length;
    }
    return rows;
  }

  private static byte[] blank(Kind kind, Size size) {
    return new byte[lengths(kind, size).sum()];
  }

  /** Of each row, with the number of its filter. */
  private static IntStream lengths(Kind kind, Size size) {
    int[][] passes =
        kind.interlaced
            ? new int[][] {
              {0, 0, 8, 8},
              {4, 0, 8, 8},
              {0, 4, 4, 8},
              {2, 0, 4, 4},
              {0, 2, 2, 4},
              {1, 0, 2, 2},
              {0, 1, 1, 2}
            }
            : new int[][] {{0, 0, 1, 1}};
    return Arrays.stream(passes)
        .flatMapToInt(pass -> {
          int width = Math.ceilDiv(size.width() - pass[0], pass[2]);
          int height = width > 0 ? Math.ceilDiv(size.height() - pass[1], pass[3]) : 0;
          return IntStream.generate(() -> 1 + kind.rowBytes(width)).limit(Math.max(0, height));
        });
  }

  private static byte[] file(Kind kind, Size size, byte[] rows, byte[]... chunks)
      throws IOException {
    byte[] head =
        Octets.big()
            .u32(size.width(), size.height())
            .u8(kind.bits, kind.color, 0, 0, kind.interlaced ? 1 : 0)
            .toByteArray();
    var deflated = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(deflated)) {
      out.write(rows);
    }
    Octets file = Octets.big().text("\u0089PNG\r\n\u001a\n").bytes(Pngs.chunk("IHDR", head));
    if (kind.color == 3) {
      byte[] palette = new byte[3 << kind.bits];
      new SplittableRandom(kind.bits).nextBytes(palette);
      file.bytes(Pngs.chunk("PLTE", palette));
    }
    byte[] data = deflated.toByteArray();
    int half = data.length / 2;
    return file.bytes(chunks)
        .bytes(
            Pngs.chunk("IDAT", Arrays.copyOf(data, half)),
            Pngs.chunk("IDAT", Arrays.copyOfRange(data, half, data.length)),
            Pngs.chunk("IEND"))
        .toByteArray();
  }

  private static int[] pixels(byte[] file, Size size) throws IOException, Refusal {
    Decoded decoded = decoded(file, size);
    assertThat(decoded.whole()).isEqualTo(size);
    return numbers(decoded.pixels());
  }

  private static Decoded decoded(byte[] file, Size want) throws IOException, Refusal {
    return new PngDecoder().decode(file, Format.PNG, want, 1 << 25);
  }

  private static int[] byTheJdk(byte[] file, Size size) throws IOException {
    Bitmap pixels = Samples.of(ImageIO.read(new ByteArrayInputStream(file)));
    assertThat(pixels.size()).isEqualTo(size);
    return numbers(pixels);
  }

  /** Alpha, red, green and blue of each pixel. */
  private static int[] numbers(Bitmap picture) {
    int[] pixels = new int[(int) picture.size().pixels()];
    byte[] samples = picture.samples();
    int count = picture.channels().count();
    int alpha = picture.channels() == Channels.ABGR ? 1 : 0;
    for (int i = 0; i < pixels.length; i++) {
      int at = i * count;
      int opacity = alpha == 1 ? samples[at] & 0xFF : 255;
      int blue = samples[at + alpha] & 0xFF;
      int green = count == 1 ? blue : samples[at + alpha + 1] & 0xFF;
      int red = count == 1 ? blue : samples[at + alpha + 2] & 0xFF;
      pixels[i] = opacity << 24 | red << 16 | green << 8 | blue;
    }
    return pixels;
  }
}
