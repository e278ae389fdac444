package dev.fovea.media.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.testkit.Signals;
import dev.fovea.testkit.pictures.HeifWriter;
import dev.fovea.testkit.pictures.HeifWriter.Picture;
import dev.fovea.testkit.pictures.Heifs;
import dev.fovea.testkit.pictures.Jp2s;
import dev.fovea.testkit.pictures.Samples;
import dev.fovea.vision.Format;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Broken, hostile and absurd files for decoders in native code. What they are told is what the
 * worker is told when the server's probe has been passed or fooled.
 */
@Timeout(300)
final class NativeHostileTest {
  private static final Oven OVEN = new Oven();
  private static final Duration AT_MOST = Duration.ofSeconds(2);
  private static final int FLIPS = 1500;
  private static final List<String> NAMES =
      List.of(
          "quarters.heic",
          "grid.heic",
          "half.heic",
          "wide.heic",
          "quarters.avif",
          "half.avif",
          "animated.avif",
          "quarters.jp2",
          "quarters.j2k",
          "half.jp2",
          "lossy.webp");

  @BeforeAll
  static void warm() {
    serves();
  }

  @AfterAll
  static void close() {
    OVEN.close();
  }

  static Stream<String> names() {
    return NAMES.stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aFileThatIsCutOffAnywhereIsMadeOrRefused(String name) {
    byte[] file = Samples.of(name);
    int step = Math.max(1, file.length / 120);
    for (int length = 0; length < file.length; length += step) {
      inTime(Arrays.copyOf(file, length), format(name));
    }
    OVEN.make(file, format(name));
  }

  @Test
  void flippedBitsAreMadeOrRefused() {
    var random = new SplittableRandom(11);
    for (int i = 0; i < FLIPS; i++) {
      String name = NAMES.get(i % NAMES.size());
      byte[] file = Samples.of(name);
      file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
      inTime(file, format(name));
    }
    serves();
  }

  /** Of those whose every bit is needed. */
  @ParameterizedTest
  @ValueSource(strings = {"quarters.heic", "grid.heic", "quarters.avif", "quarters.jp2"})
  void halfAPictureIsNotShownAsAWhole(String name) {
    byte[] file = Samples.of(name);
    byte[] cut = Arrays.copyOf(file, file.length - 60);
    assertThat(OVEN.refusal(cut, format(name)).fault()).isEqualTo(MediaFault.IMAGE_PARSE_ERROR);
  }

  static Stream<Arguments> absurd() {
    Picture tile = Picture.of("quarters.heic");
    int[] many = new int[5000];
    Arrays.fill(many, 2);
    byte[] manyTiles =
        new HeifWriter("heic")
            .grid(100, 50, 6400, 3200)
            .picture(tile)
            .refers("dimg", 1, many)
            .file();
    int[] all = new int[65_535];
    Arrays.fill(all, 2);
    byte[] largest =
        new HeifWriter("heic")
            .grid(256, 256, 16_384, 16_384)
            .picture(tile)
            .refers("dimg", 1, all)
            .file();
    byte[] fewer =
        new HeifWriter("heic").grid(2, 2, 100, 90).picture(tile).refers("dimg", 1, 2).file();
    byte[] bare =
        new HeifWriter("heic").grid(1, 1, 2000, 2000).picture(tile).refers("dimg", 1, 2).file();
    byte[] itself = new HeifWriter("heic").grid(1, 1, 60, 40).refers("dimg", 1, 1).file();
    byte[] identity =
        new HeifWriter("heic")
            .item("iden", new byte[0], List.of(Heifs.size(9, 9)))
            .refers("dimg", 1, 1)
            .file();
    var huge = new Picture(tile.type(), tile.configuration(), tile.data(), 30_000, 30_000);
    var lying = new Picture(tile.type(), tile.configuration(), tile.data(), 4000, 3000);
    var small =
        new Picture(
            "av01", Picture.of("quarters.avif").configuration(), sequence(17_000, 17_000), 8, 8);
    HeifWriter items = new HeifWriter("heic").picture(tile);
    IntStream.range(0, 1000).forEach(_ -> items.item("Exif", new byte[4], List.of()));
    return Stream.of(
        argumentSet("HEIC of 5000 tiles", Format.HEIC, manyTiles),
        argumentSet("HEIC of 256 x 256 tiles", Format.HEIC, largest),
        argumentSet("HEIC of too few tiles", Format.HEIC, fewer),
        argumentSet("HEIC of a tile too small", Format.HEIC, bare),
        argumentSet("HEIC made of itself", Format.HEIC, itself),
        argumentSet("HEIC that is itself", Format.HEIC, identity),
        argumentSet(
            "HEIC of 30000 x 30000", Format.HEIC, new HeifWriter("heic").picture(huge).file()),
        argumentSet(
            "HEIC of fewer pixels than it says",
            Format.HEIC,
            new HeifWriter("heic").picture(lying).file()),
        argumentSet("HEIC of 1001 items", Format.HEIC, items.file()),
        argumentSet("HEIC without data", Format.HEIC, Heifs.claiming("heic", 60, 40).file()),
        argumentSet(
            "AVIF that turns out to be larger",
            Format.AVIF,
            new HeifWriter("avif").picture(small).file()),
        argumentSet(
            "AVIF of 50000 x 50000", Format.AVIF, Heifs.claiming("avif", 50_000, 50_000).file()),
        argumentSet("JP2 of 50000 x 50000", Format.JP2, Jp2s.codestream(50_000, 50_000)),
        argumentSet("JP2 of nothing", Format.JP2, Jp2s.boxed(30, 20, Jp2s.codestream(30, 20))));
  }

  /** Its decoder does not say which it was. */
  @ParameterizedTest
  @CsvSource({"9000, needs more memory", "900, cut off or damaged"})
  void anAvifMayLackMemoryWhereItIsLarge(int side, String why) {
    byte[] configuration = Picture.of("quarters.avif").configuration();
    var nothing = new Picture("av01", configuration, sequence(side, side), side, side);
    byte[] file = new HeifWriter("avif").picture(nothing).file();
    assertThat(OVEN.refusal(file, Format.AVIF).message()).contains(why);
  }

  @ParameterizedTest
  @MethodSource("absurd")
  void whatIsAbsurdIsRefusedAtOnce(Format format, byte[] file) {
    long start = System.nanoTime();
    MediaFault fault = OVEN.refusal(file, format).fault();
    assertThat(fault).isIn(MediaFault.IMAGE_TOO_LARGE, MediaFault.IMAGE_PARSE_ERROR);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_MOST);
  }

  /** A sequence header of one picture (AV1, 5.5.2): 16 bits for each side. */
  private static byte[] sequence(int width, int height) {
    long bits = 0b000_1_1_00000L << 4 | 15;
    bits = bits << 4 | 15;
    byte[] header = new byte[12];
    header[0] = 0x0A;
    header[1] = 10;
    long high = bits << 46 | (long) (width - 1) << 30 | (long) (height - 1) << 14;
    for (int i = 0; i < 8; i++) {
      header[2 + i] = (byte) (high >>> (56 - 8 * i));
    }
    return header;
  }

  @Test
  void aWorkerThatAccessesForeignMemoryCostsOneFileAndIsReplaced() throws Exception {
    serves();
    ProcessHandle worker = worker();

    assertThat(Signals.send("SEGV", worker)).isTrue();
    worker.onExit().get(20, TimeUnit.SECONDS);

    serves();
    assertThat(worker().pid()).isNotEqualTo(worker.pid());
  }

  private static ProcessHandle worker() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .findFirst()
        .orElseThrow();
  }

  private static void serves() {
    OVEN.make(Samples.of("quarters.heic"), Format.HEIC);
  }

  /** Made or refused in time, by a worker that lives on. */
  private static void inTime(byte[] file, Format format) {
    long start = System.nanoTime();
    try {
      OVEN.all(file, Oven.facts(format, 1, 1), Oven.ANY);
    } catch (FailureException e) {
      assertThat(e.failure()).isInstanceOf(Failure.MediaRejected.class);
      assertThat(e.failure().message()).as("the child lives").doesNotContain("worker '");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_MOST);
  }

  private static Format format(String name) {
    return switch (name.substring(name.indexOf('.') + 1)) {
      case "heic" -> Format.HEIC;
      case "avif" -> Format.AVIF;
      case "webp" -> Format.WEBP;
      default -> Format.JP2;
    };
  }
}
