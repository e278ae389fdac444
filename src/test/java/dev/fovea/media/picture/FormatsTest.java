package dev.fovea.media.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.MediaFault;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of every format that is decoded in pure Java look as they should. */
@Timeout(120)
final class FormatsTest {
  private static final Oven OVEN = new Oven();

  @AfterAll
  static void close() {
    OVEN.close();
  }

  static Stream<Arguments> files() {
    BufferedImage corners = Painted.corners(64, 48);
    BufferedImage indexed = Painted.indexed(64, 48);
    return Stream.of(
        Arguments.of(Format.PNG, "in colours", Painted.file(corners, "png"), 0),
        Arguments.of(Format.PNG, "interlaced", Painted.progressive(corners, "png"), 0),
        Arguments.of(Format.PNG, "with a palette", Painted.file(indexed, "png"), 0),
        Arguments.of(Format.PNG, "of 16 bits", Painted.file(Wide.colors(corners), "png"), 0),
        Arguments.of(Format.JPEG, "baseline", Painted.file(corners, "jpeg"), 3),
        Arguments.of(Format.JPEG, "progressive", Painted.progressive(corners, "jpeg"), 3),
        Arguments.of(Format.JPEG, "in inks", Inks.cmyk(corners, false), 6),
        Arguments.of(Format.JPEG, "in brightness and inks", Inks.cmyk(corners, true), 6),
        Arguments.of(Format.GIF, "", Painted.file(indexed, "gif"), 0),
        Arguments.of(Format.BMP, "", Painted.file(corners, "bmp"), 0),
        Arguments.of(Format.TIFF, "", Painted.file(corners, "tiff"), 0),
        Arguments.of(Format.ICO, "of a PNG", Icons.png(corners), 0),
        Arguments.of(Format.ICO, "of a bitmap", Icons.bitmap(corners), 0),
        Arguments.of(Format.PSD, "", Layers.psd(corners), 0),
        Arguments.of(Format.PSD, "packed", Layers.packed(corners), 0),
        Arguments.of(Format.PSD, "large", Layers.psb(corners), 0),
        Arguments.of(Format.WEBP, "lossless", Webp.LOSSLESS, 0),
        Arguments.of(Format.WEBP, "lossy", Webp.LOSSY, 12));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("files")
  void aFileIsDecoded(Format format, String kind, byte[] file, int tolerance) {
    Made made = OVEN.make(file, format);
    BufferedImage image = Painted.read(made);
    assertThat(made.size()).isEqualTo(new Size(image.getWidth(), image.getHeight()));
    for (int i = 0; i < 4; i++) {
      Oven.near(Painted.cornersOf(image).get(i), Painted.CORNERS.get(i), tolerance);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("files")
  void aFileIsDecodedAtAThirdOfItsSize(Format format, String kind, byte[] file, int tolerance) {
    Made made = OVEN.make(file, format, Oven.sized(5, 4));
    Oven.near(
        new Color(Painted.read(made).getRGB(0, 0)), Painted.CORNERS.getFirst(), tolerance + 20);
  }

  @Test
  void greyStaysGrey() {
    var gray = new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY);
    gray.getRaster().setSample(3, 4, 0, 200);
    for (String format : List.of("png", "bmp", "tiff")) {
      BufferedImage made =
          Painted.read(OVEN.make(Painted.file(gray, format), Format.of(format).orElseThrow()));
      assertThat(made.getRaster().getSample(3, 4, 0)).as(format).isEqualTo(200);
      assertThat(made.getRaster().getSample(4, 3, 0)).as(format).isZero();
    }
  }

  @Test
  void greyOfSixteenBitsIsNotBlack() {
    BufferedImage made =
        Painted.read(OVEN.make(Painted.file(Wide.gray(0x8080), "png"), Format.PNG));
    assertThat(made.getRaster().getSample(5, 5, 0)).isEqualTo(0x80);
  }

  @Test
  void oneBitIsBlackAndWhite() {
    var bits = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_BINARY);
    bits.setRGB(2, 2, 0xFFFFFF);
    BufferedImage made = Painted.read(OVEN.make(Painted.file(bits, "png"), Format.PNG));
    Oven.near(new Color(made.getRGB(2, 2)), Color.WHITE, 0);
    Oven.near(new Color(made.getRGB(3, 2)), Color.BLACK, 0);
  }

  @Test
  void whatIsTransparentIsWhiteWhateverColourLiesBelow() {
    var image = Painted.corners(32, 32, BufferedImage.TYPE_4BYTE_ABGR);
    for (int y = 0; y < 32; y++) {
      for (int x = 16; x < 32; x++) {
        image.setRGB(x, y, 0x00FF00FF);
      }
    }
    image.setRGB(1, 1, 0x80000000);
    Made made = OVEN.make(Painted.file(image, "png"), Format.PNG);
    assertThat(made.done()).contains("flattened");
    BufferedImage flat = Painted.read(made);
    Oven.near(new Color(flat.getRGB(24, 8)), Color.WHITE, 0);
    Oven.near(new Color(flat.getRGB(1, 1)), new Color(127, 127, 127), 0);
    BufferedImage small =
        Painted.read(OVEN.make(Painted.file(image, "png"), Format.PNG, Oven.sized(7, 7)));
    Oven.near(new Color(small.getRGB(5, 1)), Color.WHITE, 12);
  }

  @Test
  void whatIsTransparentStaysSoWhereTheTargetTakesIt() {
    var image = new BufferedImage(40, 40, BufferedImage.TYPE_4BYTE_ABGR);
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 40; x++) {
        image.setRGB(x, y, x < 20 ? 0xFF2060A0 : 0x00FF00FF);
      }
    }
    var keep = new Recipe(Optional.of(new Size(9, 9)), 99, Oven.BOTH, 5 << 20, false, 1_000_000, 1);
    Made made = OVEN.make(Painted.file(image, "png"), Format.PNG, keep);
    assertThat(made.format()).isEqualTo(Format.PNG);
    BufferedImage small = Painted.read(made);
    assertThat(small.getRGB(8, 4) >>> 24).isZero();
    Oven.near(new Color(small.getRGB(4, 4)), new Color(0x2060A0), 3);
    assertThat(small.getRGB(4, 4) >>> 24).isBetween(90, 165);
  }

  @Test
  void aPaletteMayHaveATransparentColour() {
    byte[] part = {(byte) 0x20, (byte) 0xFF};
    var palette = new IndexColorModel(8, 2, part, part, part, 1);
    var image = new BufferedImage(10, 10, BufferedImage.TYPE_BYTE_INDEXED, palette);
    image.getRaster().setSample(5, 5, 0, 1);
    for (String format : List.of("png", "gif")) {
      BufferedImage made =
          Painted.read(OVEN.make(Painted.file(image, format), Format.of(format).orElseThrow()));
      Oven.near(new Color(made.getRGB(5, 5)), Color.WHITE, 0);
      Oven.near(new Color(made.getRGB(4, 5)), new Color(0x202020), 0);
    }
  }

  @Test
  void aColourThatAPngNamesTransparentIsSo() {
    byte[] file = Painted.file(Painted.corners(32, 32), "png");
    Color red = Painted.CORNERS.getFirst();
    var key = new Bytes().big(2, red.getRed()).big(2, red.getGreen()).big(2, red.getBlue());
    byte[] keyed = Bytes.inserted(file, 33, Bytes.chunk("tRNS", key.done()));
    BufferedImage made = Painted.read(OVEN.make(keyed, Format.PNG));
    Oven.near(Painted.cornersOf(made).get(0), Color.WHITE, 0);
    Oven.near(Painted.cornersOf(made).get(1), Painted.CORNERS.get(1), 0);
  }

  @Test
  void whiteOnNothingIsSeen() {
    var image = new BufferedImage(40, 40, BufferedImage.TYPE_4BYTE_ABGR);
    for (int x = 10; x < 30; x++) {
      image.setRGB(x, 20, 0xFFFFFFFF);
    }
    BufferedImage made = Painted.read(OVEN.make(Painted.file(image, "png"), Format.PNG));
    Oven.near(new Color(made.getRGB(20, 20)), Color.WHITE, 0);
    Oven.near(new Color(made.getRGB(5, 5)), Color.BLACK, 0);
  }

  @Test
  void aWebpMayBeTransparent() {
    BufferedImage made = Painted.read(OVEN.make(Webp.ALPHA, Format.WEBP));
    Oven.near(Painted.cornersOf(made).get(0), Painted.CORNERS.get(0), 12);
    Oven.near(Painted.cornersOf(made).get(1), Color.WHITE, 0);
  }

  @Test
  void ofAnAnimationTheFirstFrameIsShownWhereItBelongs() {
    byte[] file = Frames.gif(40, 30);
    Made made = OVEN.make(file, Oven.facts(Format.GIF, 1, 3), Oven.ANY);
    assertThat(made.size()).isEqualTo(new Size(40, 30));
    assertThat(made.done()).contains("first_frame", "flattened", "converted");
    BufferedImage first = Painted.read(made);
    Oven.near(new Color(first.getRGB(2, 2)), Color.WHITE, 0);
    Oven.near(new Color(first.getRGB(15, 12)), Color.RED, 0);
    Oven.near(new Color(first.getRGB(35, 28)), Color.WHITE, 0);
  }

  @Test
  void ofATiffTheFirstPageIsTaken() {
    byte[] file = Frames.tiff(Painted.corners(30, 20), Painted.photo(50, 50));
    Made made = OVEN.make(file, Oven.facts(Format.TIFF, 1, 2), Oven.ANY);
    assertThat(made.size()).isEqualTo(new Size(30, 20));
    assertThat(made.done()).contains("first_frame");
  }

  @Test
  void ofAnIconTheLargestPictureIsTaken() {
    byte[] file = Icons.png(Painted.photo(16, 16), Painted.corners(48, 48), Painted.photo(32, 32));
    Made made = OVEN.make(file, Format.ICO);
    assertThat(made.size()).isEqualTo(new Size(48, 48));
    Oven.near(Painted.cornersOf(Painted.read(made)).get(2), Painted.CORNERS.get(2), 0);
  }

  @Test
  void aFormatThatNobodyDecodesIsRefusedByItsName() {
    var rejected = OVEN.refusal(new byte[100], Format.JXL);
    assertThat(rejected.fault()).isEqualTo(MediaFault.UNSUPPORTED_IMAGE_MEDIA_TYPE);
    assertThat(rejected.message()).contains("JPEG XL");
  }
}
