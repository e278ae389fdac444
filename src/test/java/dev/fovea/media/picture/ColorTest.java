package dev.fovea.media.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.vision.Format;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours are shown as their profile means them, and nothing but the picture is sent on. */
@Timeout(120)
final class ColorTest {
  private static final Oven OVEN = new Oven();

  @AfterAll
  static void close() {
    OVEN.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png"})
  void coloursOfDisplayP3AreBroughtToSrgb(String format) {
    // The red, green and blue of sRGB in Display P3, and a grey, which is the same in both.
    int[][] same = {
      {0xEA3323, 0xFF0000}, {0x75FB4C, 0x00FF00}, {0x0000F5, 0x0000FF}, {0x808080, 0x808080},
    };
    for (int[] pair : same) {
      Made made = make(format, plain(pair[0]), Profiles.displayP3());
      assertThat(made.done()).contains("profile");
      Oven.near(new Color(Painted.read(made).getRGB(9, 9)), new Color(pair[1]), 5);
    }
  }

  @Test
  void linearLightIsBroughtToSrgb() {
    byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    Made made = make("png", plain(0x808080), linear);
    Oven.near(new Color(Painted.read(made).getRGB(9, 9)), new Color(188, 188, 188), 2);
  }

  @Test
  void greyHasProfilesToo() {
    var gray = new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 400; i++) {
      gray.getRaster().setSample(i % 20, i / 20, 0, 0x80);
    }
    BufferedImage made =
        Painted.read(make("png", gray, ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData()));
    assertThat(made.getRaster().getNumBands()).isEqualTo(1);
    assertThat(made.getRaster().getSample(9, 9, 0)).isBetween(185, 191);
  }

  @Test
  void transparencyOutlivesAProfile() {
    var image = new BufferedImage(20, 20, BufferedImage.TYPE_4BYTE_ABGR);
    image.setRGB(9, 9, 0x80EA3323);
    byte[] file = withProfile("png", Painted.file(image, "png"), Profiles.displayP3());
    var keep = new Recipe(Oven.ANY.size(), 99, Oven.BOTH, 5 << 20, false, 1_000_000, 1);
    BufferedImage made = Painted.read(OVEN.make(file, Format.PNG, keep));
    assertThat(made.getRGB(9, 9) >>> 24).isEqualTo(0x80);
    Oven.near(new Color(made.getRGB(9, 9)), Color.RED, 5);
    assertThat(made.getRGB(1, 1) >>> 24).isZero();
  }

  @Test
  void inksAreShownAsTheirProfileMeansThem() {
    byte[] file = Inks.cmyk(plain(0x00FFFF), false);
    BufferedImage plainly = Painted.read(OVEN.make(file, Format.JPEG));
    Oven.near(new Color(plainly.getRGB(9, 9)), Color.CYAN, 4);
    Made made = OVEN.make(withProfile("jpeg", file, Profiles.oddInks()), Format.JPEG);
    assertThat(made.done()).contains("profile");
    // Where the ink that is called cyan is a dark red.
    Oven.near(new Color(Painted.read(made).getRGB(9, 9)), new Color(163, 61, 53), 12);
  }

  @Test
  void aProfileThatSaysSrgbChangesNothing() {
    byte[] profile = Profiles.named("sRGB IEC61966-2.1");
    Made made = make("png", plain(0x123456), profile);
    assertThat(made.done()).doesNotContain("profile");
    Oven.near(new Color(Painted.read(made).getRGB(9, 9)), new Color(0x123456), 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 40, 127, 128, 132, 400, 3000})
  void aProfileThatIsCutOffIsIgnored(int length) {
    byte[] profile = Profiles.displayP3();
    Made made = make("png", plain(0x808080), Arrays.copyOf(profile, Math.min(length, 500)));
    Oven.near(new Color(Painted.read(made).getRGB(9, 9)), new Color(0x808080), 1);
  }

  @Test
  void aProfileOfAnotherKindOfPictureIsIgnored() {
    Made made = make("png", plain(0x808080), Profiles.oddInks());
    assertThat(made.done()).doesNotContain("profile");
    Oven.near(new Color(Painted.read(made).getRGB(9, 9)), new Color(0x808080), 0);
  }

  @Test
  void aProfileThatIsABombIsIgnored() {
    Made made = make("png", plain(0x808080), new byte[200 << 20]);
    assertThat(made.done()).doesNotContain("profile");
  }

  @Test
  void placeAndTimeAreNotSentOn() {
    byte[] exif = new Bytes().text("Exif\0\0MM\0*").text("GPS 48.8584 N 2.2945 E, 2026").done();
    byte[] jpeg = Bytes.inserted(Painted.file(plain(0xFF), "jpeg"), 2, Bytes.segment(0xE1, exif));
    byte[] png = Bytes.inserted(Painted.file(plain(0xFF), "png"), 33, Bytes.chunk("eXIf", exif));
    byte[] text =
        Bytes.inserted(
            Painted.file(plain(0xFF), "png"),
            33,
            Bytes.chunk("tEXt", new Bytes().text("GPS\0here").done()));
    for (Made made :
        new Made[] {
          OVEN.make(jpeg, Format.JPEG), OVEN.make(png, Format.PNG), OVEN.make(text, Format.PNG)
        }) {
      assertThat(made.done()).contains("stripped");
      assertThat(Bytes.contains(made.bytes(), "GPS")).isFalse();
      assertThat(Bytes.contains(made.bytes(), "Exif")).isFalse();
    }
    assertThat(OVEN.make(Painted.file(plain(0xFF), "jpeg"), Format.JPEG).done())
        .doesNotContain("stripped");
  }

  private static BufferedImage plain(int rgb) {
    var image = new BufferedImage(20, 20, BufferedImage.TYPE_3BYTE_BGR);
    for (int i = 0; i < 400; i++) {
      image.setRGB(i % 20, i / 20, rgb);
    }
    return image;
  }

  private static Made make(String format, BufferedImage image, byte[] profile) {
    byte[] file = withProfile(format, Painted.file(image, format), profile);
    return OVEN.make(file, Format.of(format).orElseThrow());
  }

  private static byte[] withProfile(String format, byte[] file, byte[] profile) {
    if (format.equals("jpeg")) {
      byte[] payload = new Bytes().text("ICC_PROFILE\0\1\1").raw(profile).done();
      return Bytes.inserted(file, 2, Bytes.segment(0xE2, payload));
    }
    byte[] payload = new Bytes().text("name\0\0").raw(deflated(profile)).done();
    return Bytes.inserted(file, 33, Bytes.chunk("iCCP", payload));
  }

  private static byte[] deflated(byte[] bytes) {
    var deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    byte[] piece = new byte[8192];
    var out = new Bytes();
    while (!deflater.finished()) {
      out.raw(Arrays.copyOf(piece, deflater.deflate(piece)));
    }
    deflater.end();
    return out.done();
  }
}
