package dev.fovea.media.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.MediaFault;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pages of documents become pictures, all of them or none. */
@Timeout(120)
final class PdfTest {
  private static final Oven OVEN = new Oven();

  @AfterAll
  static void close() {
    OVEN.close();
  }

  @Test
  void everyPageBecomesAPicture() throws IOException {
    try (var document = new PDDocument()) {
      for (int i = 0; i < 3; i++) {
        paint(document, PDRectangle.A4, Painted.CORNERS.get(i));
      }
      List<Made> pages = OVEN.all(bytes(document), Oven.facts(Format.PDF, 1, 1), Oven.ANY);
      assertThat(pages).hasSize(3);
      for (int i = 0; i < 3; i++) {
        assertThat(pages.get(i).size().height()).isEqualTo(1024);
        assertThat(pages.get(i).size().width()).isBetween(722, 724);
        assertThat(pages.get(i).done()).containsExactly("rasterised");
        BufferedImage image = Painted.read(pages.get(i));
        Oven.near(new Color(image.getRGB(100, 900)), Painted.CORNERS.get(i), 1);
        Oven.near(new Color(image.getRGB(600, 100)), Color.WHITE, 0);
      }
    }
  }

  @Test
  void textIsDrawnThoughItsFontIsNotInTheFile() throws IOException {
    try (var document = new PDDocument()) {
      var page = new PDPage(new PDRectangle(300, 100));
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.TIMES_BOLD), 60);
        content.newLineAtOffset(20, 30);
        content.showText("Receipt");
        content.endText();
      }
      BufferedImage image = Painted.read(OVEN.make(bytes(document), Format.PDF));
      int dark = 0;
      for (int i = 0; i < image.getWidth() * image.getHeight(); i++) {
        int rgb = image.getRGB(i % image.getWidth(), i / image.getWidth());
        dark += (rgb & 0xFF) < 80 ? 1 : 0;
      }
      assertThat(dark).isGreaterThan(10_000);
    }
  }

  @Test
  void picturesOnPagesAreDrawn() throws IOException {
    try (var document = new PDDocument()) {
      var page = new PDPage(new PDRectangle(200, 200));
      document.addPage(page);
      var picture = JPEGFactory.createFromImage(document, Painted.corners(100, 100));
      try (var content = new PDPageContentStream(document, page)) {
        content.drawImage(picture, 0, 0, 200, 200);
      }
      BufferedImage image = Painted.read(OVEN.make(bytes(document), Format.PDF));
      for (int i = 0; i < 4; i++) {
        Oven.near(Painted.cornersOf(image).get(i), Painted.CORNERS.get(i), 6);
      }
    }
  }

  @Test
  void moreThanTheCapIsRefusedAndNotCutOff() throws IOException {
    try (var document = new PDDocument()) {
      for (int i = 0; i < 6; i++) {
        document.addPage(new PDPage());
      }
      var rejected = OVEN.refusal(bytes(document), Format.PDF);
      assertThat(rejected.fault()).isEqualTo(MediaFault.IMAGE_TOO_LARGE);
      assertThat(rejected.message()).contains("has 6 pages; at most 5");
    }
  }

  @Test
  void aPageOfAnySizeFitsTheBound() throws IOException {
    try (var document = new PDDocument()) {
      document.addPage(new PDPage(new PDRectangle(1_000_000, 500_000)));
      document.addPage(new PDPage(new PDRectangle(10, 20)));
      var turned = new PDPage(new PDRectangle(400, 200));
      turned.setRotation(90);
      document.addPage(turned);
      List<Made> pages = OVEN.all(bytes(document), Oven.facts(Format.PDF, 1, 1), Oven.ANY);
      assertThat(pages)
          .extracting(Made::size)
          .containsExactly(new Size(1024, 512), new Size(40, 80), new Size(512, 1024));
    }
  }

  @Test
  void aDocumentWithAPasswordIsRefused() throws IOException {
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      assertThat(OVEN.refusal(bytes(document), Format.PDF).message()).contains("password");
    }
  }

  @Test
  void aDocumentThatEverybodyMayReadIsRead() throws IOException {
    try (var document = new PDDocument()) {
      document.addPage(new PDPage(new PDRectangle(100, 100)));
      document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
      OVEN.make(bytes(document), Format.PDF);
    }
  }

  @Test
  void aDocumentWithoutPagesIsRefused() throws IOException {
    try (var document = new PDDocument()) {
      OVEN.refusal(bytes(document), Format.PDF);
    }
  }

  @Test
  void aPictureThatNobodyDecodesIsNotLeftOutSilently() throws IOException {
    try (var document = new PDDocument()) {
      var page = new PDPage(new PDRectangle(100, 100));
      document.addPage(page);
      var picture = JPEGFactory.createFromImage(document, Painted.corners(10, 10));
      picture
          .getCOSObject()
          .setItem(org.apache.pdfbox.cos.COSName.FILTER, org.apache.pdfbox.cos.COSName.JPX_DECODE);
      try (var content = new PDPageContentStream(document, page)) {
        content.drawImage(picture, 0, 0, 100, 100);
      }
      OVEN.refusal(bytes(document), Format.PDF);
    }
  }

  private static void paint(PDDocument document, PDRectangle size, Color color) throws IOException {
    var page = new PDPage(size);
    document.addPage(page);
    try (var content = new PDPageContentStream(document, page)) {
      content.setNonStrokingColor(color);
      content.addRect(0, 0, 200, 200);
      content.fill();
    }
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    var bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }
}
