package dev.fovea.media.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.MediaFault;
import dev.fovea.media.picture.decode.Decoders;
import dev.fovea.media.picture.decode.Refusal;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken, hostile and absurd files are refused; the worker that met them serves the next one. */
@Timeout(240)
final class HostileTest {
  private static final Oven OVEN = new Oven();
  private static final int FLIPS = 2000;

  @AfterAll
  static void close() {
    OVEN.close();
  }

  static Stream<Arguments> small() {
    BufferedImage corners = Painted.corners(24, 18);
    return Stream.of(
        Arguments.of(Format.PNG, Painted.file(corners, "png")),
        Arguments.of(Format.PNG, Painted.progressive(corners, "png")),
        Arguments.of(Format.JPEG, Painted.file(corners, "jpeg")),
        Arguments.of(Format.JPEG, Painted.progressive(corners, "jpeg")),
        Arguments.of(Format.GIF, Frames.gif(40, 30)),
        Arguments.of(Format.BMP, Painted.file(corners, "bmp")),
        Arguments.of(Format.TIFF, Painted.file(corners, "tiff")),
        Arguments.of(Format.WEBP, Webp.LOSSLESS),
        Arguments.of(Format.WEBP, Webp.ALPHA),
        Arguments.of(Format.ICO, Icons.bitmap(corners)),
        Arguments.of(Format.PSD, Layers.psd(corners)));
  }

  @ParameterizedTest
  @MethodSource("small")
  void aFileThatIsCutOffAnywhereIsMadeOrRefused(Format format, byte[] file) {
    int step = Math.max(1, file.length / 400);
    for (int length = 0; length < file.length; length += step) {
      OVEN.survives(Arrays.copyOf(file, length), format);
    }
    OVEN.make(file, format);
  }

  @Test
  void twoThousandFlippedBitsCostNoWorker() {
    var random = new SplittableRandom(1);
    Object[][] files = small().map(Arguments::get).toArray(Object[][]::new);
    for (int i = 0; i < FLIPS; i++) {
      Object[] one = files[i % files.length];
      byte[] file = ((byte[]) one[1]).clone();
      file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
      OVEN.survives(file, (Format) one[0]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 1000})
  void halfAPictureIsNotShownAsAWhole(int width) {
    BufferedImage photo = Painted.photo(width, width * 3 / 4);
    for (Format format :
        new Format[] {Format.PNG, Format.JPEG, Format.GIF, Format.BMP, Format.TIFF}) {
      byte[] file = Painted.file(photo, format.word());
      var rejected = OVEN.refusal(Arrays.copyOf(file, file.length / 2), format);
      assertThat(rejected.fault()).isEqualTo(MediaFault.IMAGE_PARSE_ERROR);
      assertThat(rejected.message())
          .contains("looks like " + format.one() + " file", "cut off or damaged");
    }
  }

  /** Its parts are all there, and well closed; only the pixels are too few. */
  @ParameterizedTest
  @ValueSource(ints = {100, 1000})
  void aPngWithoutItsLastRowsIsNotFilledUp(int width) {
    assertThat(OVEN.make(Bombs.blackPng(width, 800, 800), Format.PNG).size())
        .isEqualTo(new Size(width, 800));
    for (int rows : new int[] {0, 400, 780}) {
      byte[] file = Bombs.blackPng(width, 800, rows);
      assertThat(OVEN.refusal(file, Format.PNG).message()).contains("cut off or damaged");
    }
    byte[] passes = Bombs.blackPngWithoutItsLastPass(width, 800);
    assertThat(OVEN.refusal(passes, Format.PNG).message()).contains("cut off or damaged");
  }

  /** Its chunks are whole, and so are all pixels but the last few. */
  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void aPngThatIsDamagedAtTheEndOfItsPixelsIsRefused(int bits) {
    byte[] file = Bombs.damagedPng(3000, 2000, bits);
    assertThat(OVEN.refusal(file, Format.PNG).message()).contains("cut off or damaged");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 1000})
  void aJpegWithHalfAScanIsNotFilledUp(int width) {
    byte[] file = Painted.file(Painted.photo(width, width * 3 / 4), "jpeg");
    byte[] half = Arrays.copyOf(file, file.length / 2);
    byte[] closed = new Bytes().raw(half).big(2, 0xFFD9).done();
    assertThat(OVEN.refusal(closed, Format.JPEG).message()).contains("cut off or damaged");
  }

  @Test
  void aWebpThatEndsTooEarlyIsNotFilledUp() {
    for (byte[] whole : new byte[][] {Webp.LOSSLESS, Webp.LOSSY, Webp.ALPHA}) {
      byte[] half = Arrays.copyOf(whole, whole.length - 9);
      assertThat(OVEN.refusal(half, Format.WEBP).message()).contains("cut off or damaged");
    }
  }

  /** A claim of 25 megapixels, of which the reader would make up every one. */
  @Test
  void aReaderThatReadsOnBehindTheEndIsStopped() {
    byte[] file = Webp.LOSSLESS.clone();
    // Behind the mark of the bitstream: width and height less one, 14 bits each.
    var bits = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    bits.putInt(21, (bits.getInt(21) & ~0xFFFFFFF) | 4_999 | 4_999 << 14);
    assertThat(OVEN.refusal(file, Format.WEBP).message()).doesNotContain("of work");
  }

  @ParameterizedTest
  @MethodSource("dev.fovea.media.picture.Bombs#heads")
  void whatAHeaderClaimsIsCheckedBeforeAnythingOfThatSizeIsMade(Format format, byte[] file) {
    long start = System.nanoTime();
    var rejected = OVEN.refusal(file, format);
    assertThat(rejected.fault()).isIn(MediaFault.IMAGE_TOO_LARGE, MediaFault.IMAGE_PARSE_ERROR);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void theCapOnPixelsIsTheRecipes() {
    var small = new Recipe(Optional.empty(), 99, Oven.BOTH, 5 << 20, true, 1_000_000, 1);
    byte[] file = Painted.file(new BufferedImage(1001, 1000, BufferedImage.TYPE_BYTE_GRAY), "png");
    assertThat(OVEN.refusal(file, Format.PNG, small).message())
        .endsWith("has 1001 × 1000 pixels; at most 1.0 million are decoded. Send a smaller one.");
    byte[] fits = Painted.file(new BufferedImage(1000, 1000, BufferedImage.TYPE_BYTE_GRAY), "png");
    assertThat(OVEN.make(fits, Format.PNG, small).size()).isEqualTo(new Size(99, 99));
  }

  @Test
  void aHugeButHonestPictureIsDecodedInLittleMemory() {
    byte[] file = Bombs.blackPng(16_000, 6_000, 6_000);
    Made made = OVEN.make(file, Oven.probed(file), Oven.sized(1568, 588));
    assertThat(made.size()).isEqualTo(new Size(1568, 588));
  }

  /** The whole would not fit into the memory of its worker, be it in eight bits. */
  @Test
  void aHugePictureWithAlphaIsMadeInAnySizeThatFits() {
    byte[] file = Bombs.emptyPng(8000, 6000, 16);
    Made made = OVEN.make(file, Oven.probed(file), Oven.sized(4800, 3600));
    assertThat(made.size()).isEqualTo(new Size(4800, 3600));
  }

  @Test
  void textsThatInflateToMuchAreNotInflated() {
    byte[] file = Painted.file(Painted.corners(20, 20), "png");
    byte[] bomb =
        Bytes.chunk("zTXt", new Bytes().text("a\0\0").raw(Bombs.deflatedZeros(500 << 20)).done());
    OVEN.make(Bytes.inserted(file, 33, bomb), Format.PNG);
  }

  @Test
  void aThousandScansAreTooMany() {
    byte[] file = Painted.progressive(Painted.photo(64, 64), "jpeg");
    byte[] scan = Bytes.segment(0xDA, new byte[] {1, 1, 0, 1, 5, 0});
    var bytes = new Bytes().raw(Arrays.copyOf(file, file.length - 2));
    for (int i = 0; i < 1000; i++) {
      bytes.raw(scan).big(1, 0);
    }
    OVEN.refusal(bytes.big(2, 0xFFD9).done(), Format.JPEG);
  }

  static Stream<byte[]> documents() {
    BufferedImage corners = Painted.corners(24, 18);
    return Stream.of(Layers.psd(corners), Layers.packed(corners), Layers.psb(corners));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void aDocumentOfPhotoshopHasAllItsRows(byte[] file) {
    OVEN.make(file, Format.PSD);
    for (int less = 1; less < 200; less += 40) {
      OVEN.refusal(Arrays.copyOf(file, file.length - less), Format.PSD);
    }
  }

  /** Alpha, and a spot colour that nobody sees. */
  @Test
  void aDocumentOfPhotoshopHasItsUnseenChannelsAsWell() {
    byte[] channel = new byte[24 * 18];
    var bytes = new Bytes().raw(Layers.psd(Painted.corners(24, 18))).raw(channel);
    byte[] cut = bytes.raw(Arrays.copyOf(channel, channel.length - 1)).done();
    ByteBuffer.wrap(cut).putShort(12, (short) 5);
    OVEN.refusal(cut, Format.PSD);
    OVEN.make(Arrays.copyOf(cut, cut.length + 1), Format.PSD);
  }

  @Test
  void theMorePixelsTheFewerScans() {
    byte[] file = Painted.progressive(Painted.photo(64, 64), "jpeg");
    byte[] scan = Bytes.segment(0xDA, new byte[] {1, 1, 0, 1, 5, 0});
    var bytes = new Bytes().raw(Arrays.copyOf(file, file.length - 2));
    for (int i = 0; i < 60; i++) {
      bytes.raw(scan).big(1, 0);
    }
    byte[] many = bytes.big(2, 0xFFD9).done();
    assertThat(why(many)).contains("damaged");
    for (int at = 0; at < many.length - 10; at++) {
      if (many[at] == -1 && (many[at + 1] & 0xFF) == 0xC2) {
        ByteBuffer.wrap(many).putShort(at + 5, (short) 9000).putShort(at + 7, (short) 9000);
      }
    }
    assertThat(why(many)).contains("too many for its size");
  }

  private static String why(byte[] jpeg) {
    try {
      new Decoders().decode(jpeg, Format.JPEG, new Size(64, 64), 100_000_000);
      return "";
    } catch (Refusal e) {
      return e.why();
    }
  }

  @Test
  void pagesThatGoRoundInACircleEnd() {
    byte[] file = Painted.file(Painted.corners(20, 20), "tiff");
    var bytes = ByteBuffer.wrap(file);
    int directory = bytes.getInt(4);
    bytes.putInt(directory + 2 + 12 * bytes.getShort(directory), directory);
    OVEN.survives(file, Format.TIFF);
  }

  @Test
  void framesBeyondTheFirstCostNothing() {
    byte[] three = Frames.gif(40, 30);
    byte[] frame = Arrays.copyOfRange(three, 44, 44 + (three.length - 45) / 3);
    var bytes = new Bytes().raw(Arrays.copyOf(three, three.length - 1));
    for (int i = 0; i < 100_000; i++) {
      bytes.raw(frame);
    }
    long start = System.nanoTime();
    assertThat(OVEN.make(bytes.done(), Format.GIF).size()).isEqualTo(new Size(40, 30));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void whatIsNoFileOfItsFormatIsRefused() {
    byte[] html = new Bytes().text("<!doctype html><title>404</title>".repeat(20)).done();
    for (Format format : Format.values()) {
      OVEN.refusal(html, format);
    }
  }

  @Test
  void anEmptyFileIsCalledEmpty() {
    assertThat(OVEN.refusal(new byte[0], Format.PNG).fault())
        .isEqualTo(MediaFault.EMPTY_IMAGE_FILE);
  }
}
