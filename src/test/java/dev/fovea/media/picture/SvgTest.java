package dev.fovea.media.picture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import dev.fovea.worker.confine.Mode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Drawings are drawn; what they say beside that has no effect on anything. */
@Timeout(120)
final class SvgTest {
  /** Not confined, so that it could be fetched what is not fetched. */
  private static final Oven OVEN = new Oven(Mode.OFF);

  private static final String HEAD =
      "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'";
  private static final AtomicInteger CONNECTED = new AtomicInteger();
  private static ServerSocket canary;

  @BeforeAll
  static void listen() throws IOException {
    canary = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(SvgTest::count);
  }

  private static void count() {
    try {
      while (true) {
        canary.accept().close();
        CONNECTED.incrementAndGet();
      }
    } catch (IOException _) {
      // The test is over.
    }
  }

  @AfterAll
  static void close() throws IOException {
    canary.close();
    OVEN.close();
    assertThat(CONNECTED).as("connections to where drawings point").hasValue(0);
  }

  @Test
  void aDrawingIsDrawnOnWhite() {
    Made made = draw(" width='60' height='40'><rect width='30' height='20' fill='#2040c0'/></svg>");
    assertThat(made.size()).isEqualTo(new Size(60, 40));
    assertThat(made.format()).isEqualTo(Format.PNG);
    assertThat(made.done()).containsExactly("rasterised", "flattened");
    BufferedImage image = Painted.read(made);
    Oven.near(new Color(image.getRGB(10, 10)), new Color(0x2040C0), 0);
    Oven.near(new Color(image.getRGB(50, 30)), Color.WHITE, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "width='200' height='100'               | 200x100",
        "width='4000' height='1000'             | 1024x256",
        "width='1e8' height='1e8'               | 1024x1024",
        "viewBox='0 0 30 10'                    | 1024x341",
        "width='100%' height='100%' viewBox='0 0 10 30' | 341x1024",
        "width='1in' height='2in'               | 96x192",
        "viewBox='0 0 1e7 1e7'                  | 1024x1024",
        "                                       | 1024x1024",
      })
  void aDrawingHasItsOwnSizeWithinTheBound(String attributes, String size) {
    String rest = attributes == null ? "" : " " + attributes;
    assertThat(draw(rest + "><rect width='5' height='5'/></svg>").size()).hasToString(size);
  }

  @Test
  void aDrawingIsSharpAtAnySize() {
    byte[] file = svg(" viewBox='0 0 4 4'><rect width='2' height='4' fill='red'/></svg>");
    Made made = OVEN.make(file, Format.SVG, Oven.sized(400, 400));
    BufferedImage image = Painted.read(made);
    Oven.near(new Color(image.getRGB(198, 200)), Color.RED, 0);
    Oven.near(new Color(image.getRGB(201, 200)), Color.WHITE, 0);
  }

  @Test
  void aDrawingMayHoldPictures() {
    String png = Base64.getEncoder().encodeToString(Painted.file(Painted.corners(20, 20), "png"));
    Made made =
        draw(
            " width='40' height='40'><image width='40' height='40' href='data:image/png;base64,"
                + png
                + "'/></svg>");
    assertThat(Painted.cornersOf(Painted.read(made))).isEqualTo(Painted.CORNERS);
  }

  @Test
  void aDrawingMayHoldLetters() {
    Made made =
        draw(
            " width='200' height='80'><text x='10' y='60' font-size='60' font-family='Nobody'>"
                + "Eye</text></svg>");
    BufferedImage image = Painted.read(made);
    long dark =
        Stream.iterate(0, i -> i + 1)
            .limit(200 * 80)
            .filter(i -> (image.getRGB(i % 200, i / 200) & 0xFF) < 80)
            .count();
    assertThat(dark).isGreaterThan(500);
  }

  @Test
  void whatADrawingPointsToIsNotFetched(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("secret.png");
    Files.write(file, Painted.file(Painted.corners(20, 20), "png"));
    Path drawing = folder.resolve("secret.svg");
    Files.write(drawing, svg("><rect id='a' width='999' height='999' fill='red'/></svg>"));
    for (String target : List.of(file.toUri().toString(), url(), "secret.png", url() + "?q=<")) {
      String escaped = target.replace("<", "&lt;");
      for (String element :
          List.of(
              "<image href='%s' width='40' height='40'/>",
              "<image xlink:href='%s' width='40' height='40'/>",
              "<feImage href='%s'/>",
              "<script href='%s'/>",
              "<style>@import url('%s'); rect{fill:url(%s)}</style>",
              "<?xml-stylesheet href='%s'?>",
              "<a href='%s'><rect/></a>",
              "<foreignObject width='40' height='40'><img xmlns='http://www.w3.org/1999/xhtml'"
                  + " src='%s'/></foreignObject>",
              "<style>@font-face{font-family:x;src:url(%s)}</style><text font-family='x'>a</text>",
              "<rect width='9' height='9' fill='url(%s#a)' filter='url(%s#a)' mask='url(%s#a)'/>")) {
        whiteOnly(element.replace("%s", escaped));
      }
    }
    whiteOnly("<use href='" + drawing.toUri() + "#a'/>");
    whiteOnly("<use xlink:href='" + url() + "#a'/>");
  }

  @Test
  void entitiesAndDocumentTypesHaveNoEffect() {
    String laughs =
        "<!DOCTYPE svg [<!ENTITY a 'ha'>"
            + Stream.iterate('b', c -> (char) (c + 1))
                .limit(20)
                .map(c -> "<!ENTITY %c '%s'>".formatted(c, "&%c;".formatted(c - 1).repeat(10)))
                .reduce("", String::concat)
            + "]>";
    String file = "<!DOCTYPE svg [<!ENTITY u SYSTEM 'file:///etc/passwd'>]>";
    String remote = "<!DOCTYPE svg [<!ENTITY %% p SYSTEM '%s'> %%p;]>".formatted(url());
    String external = "<!DOCTYPE svg SYSTEM '%s'>".formatted(url());
    for (String type : List.of(laughs, file, remote, external)) {
      OVEN.survives(
          (type + HEAD + " width='40' height='40'><text y='20'>&u;</text></svg>").getBytes(UTF_8),
          Format.SVG);
    }
  }

  @Test
  void aTextWithAHoleWhereAnEntityStoodIsNotDrawn() {
    OVEN.refusal(svg(" width='40' height='40'><text y='20'>&nobody;</text></svg>"), Format.SVG);
    OVEN.refusal(svg(" width='40' height='40'><text y='20' id='&nobody;'/></svg>"), Format.SVG);
    draw(" width='40' height='40'><text y='20' id='&lt;'>&amp;&#65;&quot;</text></svg>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<use id='a' href='#a'/>",
        "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>",
        "<pattern id='p' width='1' height='1'><rect fill='url(#p)' width='9' height='9'/></pattern>"
            + "<rect fill='url(#p)' width='9' height='9'/>",
        "<mask id='m'><rect mask='url(#m)' width='9' height='9'/></mask>"
            + "<rect mask='url(#m)' width='9' height='9'/>",
        "<filter id='f'><feGaussianBlur stdDeviation='100000'/></filter>"
            + "<rect filter='url(#f)' width='9' height='9'/>",
        "<filter id='f' x='-1e9' y='-1e9' width='3e9' height='3e9'><feTurbulence"
            + " numOctaves='100000' baseFrequency='1e9'/></filter><rect filter='url(#f)'/>",
        "<path d='M0 0L1e300 1e300' stroke='red' stroke-width='1e300' stroke-dasharray='1e-9'/>",
        "<image href='data:image/png;base64,AAAA' width='9' height='9'/>",
        "<g transform='scale(1e30)'><circle r='1e30'/></g>",
      })
  void drawingsThatWantTooMuchAreDrawnOrRefusedInTime(String inner) {
    long start = System.nanoTime();
    try {
      OVEN.make(svg(" width='40' height='40'>" + inner + "</svg>"), Format.SVG);
    } catch (FailureException e) {
      assertThat(e.failure()).isInstanceOf(Failure.MediaRejected.class);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void aDrawingThatSaysItIsLargeMayTakeNoLonger() {
    var path = new StringBuilder("M0 0");
    for (int i = 0; i < 200_000; i++) {
      path.append("L%d %d".formatted(i * 7919L % 1000, i * 104_729L % 1000));
    }
    byte[] file =
        svg(
            " width='9900' height='9900' viewBox='0 0 1000 1000'><path stroke='red' d='%s'/></svg>"
                .formatted(path));
    var rejected = OVEN.refusal(file, Oven.probed(file), Oven.sized(1000, 1000));
    assertThat(rejected.message()).containsPattern("takes more than the 2\\.\\d s of work");
  }

  @Test
  void usesOfUsesAreBounded() {
    var text =
        new StringBuilder(" width='40' height='40'><g id='a0'><rect width='9' height='9'/></g>");
    for (int i = 1; i < 12; i++) {
      text.append("<g id='a").append(i).append("'>");
      text.append("<use href='#a%d'/>".formatted(i - 1).repeat(10)).append("</g>");
    }
    assertThat(OVEN.refusal(svg(text + "</svg>"), Format.SVG).message())
        .contains("more than 100000 elements");
  }

  @Test
  void moreThanADrawingHasIsCountedBeforeItIsRead() {
    for (String open : List.of("<g ", "<_ ", "<é ")) { // never closed: no parser counts them
      assertThat(OVEN.refusal(svg(">" + open.repeat(100_001)), Format.SVG).message())
          .contains("more than 100000 elements");
    }
    var rejected = OVEN.refusal(svg(">" + " ".repeat(16 << 20) + "</svg>"), Format.SVG);
    assertThat(rejected.fault()).isEqualTo(MediaFault.IMAGE_FILE_TOO_LARGE);
    assertThat(rejected.message()).contains("more than 16 MiB");
  }

  @Test
  void nestingIsBounded() {
    String deep = "<g>".repeat(50_000) + "</g>".repeat(50_000);
    OVEN.refusal(svg(">" + deep + "</svg>"), Format.SVG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " width='-5' height='5'/>", " width='0' height='5'/>", " width='NaN' height='5'/>",
        " viewBox='0 0 0 0'/>", " viewBox='a b c d' width='5'", "><rect>",
      })
  void brokenDrawingsAreMadeOrRefused(String rest) {
    OVEN.survives(svg(rest), Format.SVG);
  }

  private static void whiteOnly(String element) {
    BufferedImage image = Painted.read(draw(" width='40' height='40'>" + element + "</svg>"));
    for (int i = 0; i < 40; i += 3) {
      assertThat(Painted.CORNERS).as(element).doesNotContain(new Color(image.getRGB(i, i)));
      assertThat(new Color(image.getRGB(i, i))).as(element).isNotEqualTo(Color.RED);
    }
  }

  private static Made draw(String rest) {
    return OVEN.make(svg(rest), Format.SVG);
  }

  private static byte[] svg(String rest) {
    return (HEAD + rest).getBytes(UTF_8);
  }

  private static String url() {
    return "http://127.0.0.1:" + canary.getLocalPort() + "/picture.png";
  }
}
