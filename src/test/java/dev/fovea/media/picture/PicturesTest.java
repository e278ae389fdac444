package dev.fovea.media.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.Failure;
import dev.fovea.error.MediaFault;
import dev.fovea.json.Slice;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import dev.fovea.worker.Cancel;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a recipe asks for is what comes out: sizes, formats, bytes, in a real worker. */
@Timeout(120)
final class PicturesTest {
  private static final Oven OVEN = new Oven();

  @AfterAll
  static void close() {
    OVEN.close();
  }

  /** Which corner of the file comes to the upper left, the upper right, … */
  @ParameterizedTest
  @CsvSource({
    "1, 0123", "2, 1032", "3, 3210", "4, 2301", "5, 0213", "6, 2031", "7, 3120", "8, 1302",
  })
  void aPictureIsLaidUpright(int orientation, String corners) {
    byte[] file = Painted.file(Painted.corners(64, 48), "png");
    Made made = OVEN.make(file, Oven.facts(Format.PNG, orientation, 1), Oven.ANY);
    assertThat(made.size()).isEqualTo(orientation < 5 ? new Size(64, 48) : new Size(48, 64));
    List<Color> seen = Painted.cornersOf(Painted.read(made));
    for (int i = 0; i < 4; i++) {
      Oven.near(seen.get(i), Painted.CORNERS.get(corners.charAt(i) - '0'), 2);
    }
    assertThat(made.done().contains("rotated")).isEqualTo(orientation != 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 255})
  void anOrientationThatDoesNotExistIsNone(int orientation) {
    byte[] file = Painted.file(Painted.corners(8, 6), "png");
    Made made = OVEN.make(file, Oven.facts(Format.PNG, orientation, 1), Oven.ANY);
    assertThat(made.size()).isEqualTo(new Size(8, 6));
  }

  @ParameterizedTest
  @CsvSource({"100,75", "99,1", "1,1", "399,300", "400,300"})
  void theSizeIsTheOneAskedFor(int width, int height) {
    byte[] file = Painted.file(Painted.photo(400, 300), "jpeg");
    Made made = OVEN.make(file, Format.JPEG, Oven.sized(width, height));
    assertThat(made.size()).isEqualTo(new Size(width, height));
    BufferedImage image = Painted.read(made);
    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(height);
    assertThat(made.done().contains("resized")).isEqualTo(width != 400);
  }

  @Test
  void theSizeAskedForIsTheUprightOne() {
    byte[] file = Painted.file(Painted.corners(80, 40), "png");
    Made made = OVEN.make(file, Oven.facts(Format.PNG, 6, 1), Oven.sized(20, 40));
    assertThat(made.size()).isEqualTo(new Size(20, 40));
    Oven.near(Painted.cornersOf(Painted.read(made)).getFirst(), Painted.CORNERS.get(2), 4);
  }

  @ParameterizedTest
  @CsvSource({"500,400", "401,10", "10,301"})
  void nothingIsMadeLarger(int width, int height) {
    byte[] file = Painted.file(Painted.photo(400, 300), "jpeg");
    assertThat(OVEN.make(file, Format.JPEG, Oven.sized(width, height)).size())
        .isEqualTo(new Size(400, 300));
  }

  @Test
  void withoutASizeTheLongSideIsBounded() {
    byte[] file = Painted.file(Painted.corners(2000, 500), "png");
    assertThat(OVEN.make(file, Format.PNG).size()).isEqualTo(new Size(1024, 256));
  }

  @Test
  void aSmallerPictureLooksTheSame() {
    BufferedImage large = Painted.corners(1600, 1200);
    BufferedImage small =
        Painted.read(OVEN.make(Painted.file(large, "png"), Format.PNG, Oven.sized(160, 120)));
    for (int i = 0; i < 4; i++) {
      Oven.near(Painted.cornersOf(small).get(i), Painted.CORNERS.get(i), 1);
    }
  }

  @Test
  void fineLinesFadeAndDoNotBecomeOthers() {
    var lines = new BufferedImage(1200, 1200, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 1200; y++) {
      for (int x = 0; x < 1200; x += 2) {
        lines.setRGB(x, y, 0xFFFFFF);
      }
    }
    BufferedImage small =
        Painted.read(OVEN.make(Painted.file(lines, "png"), Format.PNG, Oven.sized(350, 350)));
    for (int x = 10; x < 340; x++) {
      assertThat(small.getRaster().getSample(x, 100, 0)).isBetween(122, 133);
    }
  }

  @Test
  void aPhotographBecomesJpegAndADrawingStaysPng() {
    assertThat(OVEN.make(Painted.file(Painted.photo(300, 200), "png"), Format.PNG).format())
        .isEqualTo(Format.JPEG);
    assertThat(OVEN.make(Painted.file(Painted.corners(300, 200), "png"), Format.PNG).format())
        .isEqualTo(Format.PNG);
  }

  @Test
  void aJpegOfADrawingStaysJpeg() {
    byte[] file = Painted.file(Painted.corners(300, 200), "jpeg");
    Made made = OVEN.make(file, Format.JPEG);
    assertThat(made.format()).isEqualTo(Format.JPEG);
    assertThat(made.done()).doesNotContain("converted");
  }

  @Test
  void onlyWhatTheTargetTakesIsWritten() {
    byte[] drawing = Painted.file(Painted.corners(300, 200), "png");
    byte[] photo = Painted.file(Painted.photo(300, 200), "jpeg");
    var jpeg = recipe(Set.of(Format.JPEG), 5 << 20);
    var png = recipe(Set.of(Format.PNG), 5 << 20);
    assertThat(OVEN.make(drawing, Format.PNG, jpeg).format()).isEqualTo(Format.JPEG);
    Made made = OVEN.make(photo, Format.JPEG, png);
    assertThat(made.format()).isEqualTo(Format.PNG);
    assertThat(made.done()).containsExactly("converted");
  }

  @ParameterizedTest
  @ValueSource(ints = {100_000, 60_000, 30_000, 8_000, 2_000})
  void bytesAreBoundedByQualityAndThenBySize(int bytesMax) {
    byte[] file = Painted.file(Painted.photo(800, 600), "png");
    Made made = OVEN.make(file, Format.PNG, recipe(Set.of(Format.JPEG), bytesMax));
    assertThat(made.bytes().length).isLessThanOrEqualTo(bytesMax);
    assertThat(Painted.read(made).getWidth()).isEqualTo(made.size().width());
    assertThat(made.done()).contains("compressed");
  }

  @Test
  void bytesOfPngAreBoundedBySize() {
    byte[] file = Painted.file(Painted.photo(400, 300), "png");
    Made made = OVEN.make(file, Format.PNG, recipe(Set.of(Format.PNG), 20_000));
    assertThat(made.format()).isEqualTo(Format.PNG);
    assertThat(made.bytes().length).isLessThanOrEqualTo(20_000);
    assertThat(made.size().width()).isLessThan(400);
  }

  @Test
  void aLimitThatNoPictureMeetsIsSaid() {
    byte[] file = Painted.file(Painted.photo(400, 300), "png");
    for (Format format : List.of(Format.JPEG, Format.PNG)) {
      assertThat(OVEN.refusal(file, Format.PNG, recipe(Set.of(format), 100)))
          .isEqualTo(
              new Failure.MediaRejected(
                  MediaFault.IMAGE_FILE_TOO_LARGE,
                  "The picture at %s cannot be made as small as 100 bytes.".formatted(Oven.PLACE),
                  Oven.PLACE));
    }
  }

  @Test
  void theSameOrderGivesTheSameBytes() {
    byte[] file = Painted.file(Painted.photo(500, 400), "jpeg");
    byte[] first = OVEN.make(file, Format.JPEG, Oven.sized(250, 200)).bytes();
    assertThat(OVEN.make(file, Format.JPEG, Oven.sized(250, 200)).bytes()).isEqualTo(first);
    try (var other = new Oven()) {
      assertThat(other.make(file, Format.JPEG, Oven.sized(250, 200)).bytes()).isEqualTo(first);
    }
  }

  @Test
  void aFileMayComeAsBase64() {
    byte[] file = Painted.file(Painted.corners(30, 20), "png");
    byte[] around = ("xx" + Base64.getEncoder().encodeToString(file) + "yy").getBytes(US_ASCII);
    var slice = new Slice(around, 2, around.length - 4);
    List<Made> made =
        OVEN.pictures.make(
            PictureFile.ofBase64(slice),
            Oven.facts(Format.PNG, 1, 1),
            Oven.ANY,
            Oven.PLACE,
            new Cancel());
    assertThat(made.getFirst().bytes()).isEqualTo(OVEN.make(file, Format.PNG).bytes());
  }

  private static Recipe recipe(Set<Format> formats, long bytesMax) {
    return new Recipe(Optional.empty(), 1024, formats, bytesMax, true, 100_000_000, 5);
  }
}
