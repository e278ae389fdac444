package dev.fovea.media.picture.tiff;

import static dev.fovea.media.picture.tiff.Verdict.holds;
import static dev.fovea.media.picture.tiff.Verdict.readable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.media.picture.decode.Decoders;
import dev.fovea.media.picture.decode.Refusal;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strips hold what they should only where the reader of their pixels finds it. */
final class TiffStripsTest {
  private static final int FLIPS = 60;
  private static final int WIDTH = 150;

  private final SplittableRandom random = new SplittableRandom(4);

  static Stream<byte[]> written() {
    return Written.files();
  }

  @ParameterizedTest
  @MethodSource("written")
  void whatWasWrittenIsThere(byte[] file) throws IOException {
    TiffStrips.of(file).check();
    assertThat(readable(file)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("written")
  void whatTheReaderWouldMeetIsMet(byte[] file) throws IOException {
    Page page = page(file);
    boolean alike = page.compression() == 1;
    for (int i = 0; i < FLIPS; i++) {
      byte[] wrong = file.clone();
      Strip strip = page.strip(random.nextInt((int) page.strips()));
      for (int flips = random.nextInt(1, 20); flips > 0; flips--) {
        wrong[random.nextInt(strip.from(), strip.end())] ^= (byte) (1 << random.nextInt(8));
      }
      boolean holds = holds(wrong);
      if (holds || alike) {
        assertThat(readable(wrong)).as("flips %d", i).isEqualTo(holds);
      }
    }
  }

  @Test
  void aStripThatIsShorterByAByteHoldsTooLittle() {
    byte[] row = new byte[WIDTH];
    random.nextBytes(row);
    byte[] whole = Pages.deflated(row);
    assertThat(holds(Pages.row(WIDTH, 8, whole))).isTrue();
    assertThat(holds(Pages.row(WIDTH, 8, Pages.deflated(Arrays.copyOf(row, WIDTH - 1))))).isFalse();
    assertThat(holds(Pages.row(WIDTH, 32_773, packed(row)))).isTrue();
    assertThat(holds(Pages.row(WIDTH, 32_773, packed(Arrays.copyOf(row, WIDTH - 1))))).isFalse();
    assertThat(holds(Pages.grey(WIDTH, 2).strip(row).strip(row).tag(Pages.ROWS, 1).file()))
        .isTrue();
    assertThat(holds(Pages.grey(WIDTH, 1).tag(Pages.OFFSETS, 1 << 20).file())).isFalse();
    assertThat(holds(Pages.grey(WIDTH, 1).tag(Pages.OFFSETS, -1).file())).isFalse();
  }

  @Test
  void stripsMayBeMissingNowhere() {
    byte[] row = new byte[WIDTH];
    Pages two = Pages.grey(WIDTH, 3).tag(Pages.ROWS, 1).strip(row).strip(row);
    assertThat(holds(two.file())).isFalse();
  }

  @Test
  void withoutLengthsStripsGoOnToTheEndOfTheFile() {
    byte[] packed = Pages.deflated(new byte[WIDTH]);
    Pages page = Pages.grey(WIDTH, 2).tag(Pages.COMPRESSION, 8).tag(Pages.ROWS, 1);
    byte[] file = page.strip(packed).strip(packed).tag(Pages.LENGTHS, 0, 3).file();
    assertThat(readable(file)).isTrue();
    assertThat(holds(file)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void planesAreStripsOfTheirOwn(int missing) {
    byte[] plane = Pages.deflated(new byte[WIDTH]);
    Pages page = threeSamples(WIDTH, 1).tag(Pages.COLORS, 2).tag(Pages.PLANAR, 2);
    IntStream.range(missing, 3).forEach(_ -> page.strip(plane));
    assertThat(holds(page.file())).isFalse();
    IntStream.range(0, missing).forEach(_ -> page.strip(plane));
    page.tag(Pages.OFFSETS, 8, 8, 8).tag(Pages.LENGTHS, 90, 90, 90);
    assertThat(readable(page.file())).isTrue();
    assertThat(holds(page.file())).isTrue();
  }

  @Test
  void twoByTwoPixelsShareTheirColours() {
    int units = 5 * 3;
    byte[] page = shared(Pages.deflated(new byte[6 * units]));
    assertThat(readable(page)).isTrue();
    assertThat(holds(page)).isTrue();
    assertThat(holds(shared(Pages.deflated(new byte[6 * units - 1])))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"2, 1, 100", "1, 2, 108", "4, 2, 90"})
  void coloursMayBeSharedInOneDirectionMoreThanInTheOther(int across, int down, int bytes) {
    Pages page = threeSamples(9, 5).tag(Pages.COLORS, 6).tag(Pages.SHARED, across, down);
    assertThat(holds(page.strip(Pages.deflated(new byte[bytes])).file())).isTrue();
    page = threeSamples(9, 5).tag(Pages.COLORS, 6).tag(Pages.SHARED, across, down);
    assertThat(holds(page.strip(Pages.deflated(new byte[bytes - 1])).file())).isFalse();
  }

  private static byte[] shared(byte[] strip) {
    return threeSamples(9, 5).tag(Pages.COLORS, 6).strip(strip).file();
  }

  private static Pages threeSamples(int width, int height) {
    return Pages.grey(width, height)
        .tag(Pages.COMPRESSION, 8)
        .tag(Pages.SAMPLES, 3)
        .tag(Pages.BITS, 8, 8, 8);
  }

  @Test
  void bytesMayBeginWithTheirLowestBit() {
    byte[] packed = Pages.deflated(new byte[WIDTH]);
    for (int i = 0; i < packed.length; i++) {
      packed[i] = (byte) (Integer.reverse(packed[i]) >>> 24);
    }
    Pages page = Pages.grey(WIDTH, 1).tag(Pages.COMPRESSION, 8).strip(packed);
    assertThat(holds(page.file())).isFalse();
    byte[] file = page.tag(Pages.FILL_ORDER, 2).file();
    assertThat(readable(file)).isTrue();
    assertThat(holds(file)).isTrue();
  }

  @Test
  void stripsMayLieOverEachOtherAndNotWithoutEnd() throws Refusal {
    decode(over(1000));
    assertThatThrownBy(() -> decode(over(3000))).hasMessageContaining("damaged");
  }

  private static byte[] over(int rows) {
    byte[] row = new byte[65_000];
    long[] offsets = new long[rows];
    long[] lengths = new long[rows];
    Arrays.fill(offsets, 8);
    Arrays.fill(lengths, row.length);
    return Pages.grey(row.length, rows)
        .tag(Pages.ROWS, 1)
        .tag(Pages.OFFSETS, offsets)
        .tag(Pages.LENGTHS, lengths)
        .strip(row)
        .file();
  }

  private static void decode(byte[] file) throws Refusal {
    new Decoders().decode(file, Format.TIFF, new Size(64, 64), 1_000_000_000);
  }

  @Test
  void stripsAreAsManyAsRowsAndPlanesAndNotMillions() {
    byte[] packed = Pages.deflated(new byte[8]);
    for (int strips : new int[] {200_000, 600_000}) {
      long[] offsets = new long[strips];
      long[] lengths = new long[strips];
      Arrays.fill(offsets, 8);
      Arrays.fill(lengths, packed.length);
      Pages page =
          Pages.grey(8, strips)
              .tag(Pages.COMPRESSION, 8)
              .tag(Pages.ROWS, 1)
              .tag(Pages.OFFSETS, offsets)
              .tag(Pages.LENGTHS, lengths);
      assertThat(holds(page.strip(packed).file())).isEqualTo(strips == 200_000);
    }
  }

  @Test
  void whatTakesADecoderIsLeftToIt() throws IOException {
    TiffStrips.of(Pages.row(WIDTH, 7, new byte[1])).check();
    TiffStrips.of(Pages.grey(9, 9).tag(Pages.COMPRESSION, 6).tag(513, 8).tag(514, 9).file())
        .check();
    assertThat(holds(tiny(32_768))).isTrue();
    assertThat(holds(tiny(32_769))).isFalse();
  }

  private static byte[] tiny(int tiles) {
    return Pages.grey(16, 16 * tiles)
        .tag(Pages.COMPRESSION, 7)
        .tag(Pages.ROWS, 16)
        .tag(Pages.OFFSETS, new long[tiles])
        .file();
  }

  @Test
  void aFileWithoutAPageIsNone() {
    byte[] none = {'I', 'I', 42, 0, 0, 0, 0, 0};
    assertThatThrownBy(() -> TiffStrips.of(none)).isInstanceOf(Exception.class);
  }

  private static Page page(byte[] file) throws IOException {
    return new Page(Tags.first(file), file.length);
  }

  /** One as it is, some as they are, and the last of them over and over. */
  private static byte[] packed(byte[] data) {
    var out = new ByteArrayOutputStream();
    out.write(0);
    out.write(data[0]);
    out.write(98);
    out.write(data, 1, 99);
    out.write(1 - (data.length - 100));
    out.write(data[data.length - 1]);
    return out.toByteArray();
  }
}
