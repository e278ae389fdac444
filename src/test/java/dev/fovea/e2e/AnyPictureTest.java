package dev.fovea.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestServer;
import dev.fovea.testkit.pictures.Drawings;
import dev.fovea.testkit.pictures.Jpegs;
import dev.fovea.testkit.pictures.Samples;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Any picture in: what people really have reaches a target with Anthropic's limits, upright. */
@Timeout(120)
final class AnyPictureTest {
  private static final long BYTES_MAX = 5 << 20;
  private static final int SIDE_MAX = 1568;
  private static final String DRAWING =
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="400" height="200">
        <rect width="200" height="200" fill="red"/></svg>
      """;

  private static ScriptedUpstream upstream;
  private static TestServer server;

  @BeforeAll
  static void start() {
    upstream = ScriptedUpstream.start().answers(Demo.COMPLETION);
    server = TestServer.start(Ask.models(upstream));
  }

  @AfterAll
  static void stop() {
    server.close();
    upstream.close();
  }

  @Test
  void fivePicturesOfOneRequestArriveAsTheirTargetCanUseThem() {
    byte[] mislabelled = Jpegs.of(640, 480);
    byte[] fitting = Jpegs.of(320, 240);
    List<String> parts =
        List.of(
            Ask.picture("image/heic", Samples.of("sideways.heic")),
            Ask.picture("image/png", mislabelled),
            Ask.picture("image/svg+xml", DRAWING.getBytes(UTF_8)),
            Ask.picture("image/png", Drawings.file(large(), "png")),
            Ask.picture("image/jpeg", fitting));

    Answer answer =
        server.client().post("/v1/chat/completions", Ask.reporting("demo/claude", parts));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    JsonNode report = answer.json().path("x_media");
    assertThat(report).hasSize(5);
    assertEntry(report.path(0), "image/heic", "40x60", "40x60", "rotated", "converted");
    assertEntry(report.path(1), "image/jpeg", "640x480", "640x480", "relabelled");
    assertEntry(report.path(2), "image/svg+xml", "400x200", "400x200", "rasterised");
    assertEntry(report.path(3), "image/png", "6000x5000", "1204x1003", "resized");
    assertEntry(report.path(4), "image/jpeg", "320x240", "320x240");
    for (int i = 0; i < 5; i++) {
      assertThat(report.path(i).path("param").asString())
          .isEqualTo("messages[0].content[%d]", i + 1);
    }

    List<Arrived> arrived = Arrived.in(upstream.take());
    assertThat(arrived).hasSize(5).allSatisfy(AnyPictureTest::assertWithinLimits);
    assertQuarters(arrived.get(0), Color.BLUE, Color.RED, Color.WHITE, Color.GREEN);
    assertThat(arrived.get(1).file()).isEqualTo(mislabelled);
    assertQuarters(arrived.get(2), Color.RED, Color.WHITE, Color.RED, Color.WHITE);
    assertQuarters(arrived.get(3), Color.RED, Color.GREEN, Color.BLUE, Color.WHITE);
    assertThat(arrived.get(4).file()).isEqualTo(fitting);
  }

  @ParameterizedTest
  @CsvSource({"quarters.avif, image/avif", "quarters.jp2, image/jp2", "grid.heic, image/heic"})
  void whatNoModelReadsIsConverted(String name, String type) {
    String part = Ask.picture(type, Samples.of(name));

    Answer answer =
        server.client().post("/v1/chat/completions", Ask.reporting("demo/claude", List.of(part)));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().at("/x_media/0/source/type").asString()).isEqualTo(type);
    assertThat(answer.json().at("/x_media/0/done").toString()).contains("converted");
    assertQuarters(
        Arrived.in(upstream.take()).getFirst(), Color.RED, Color.GREEN, Color.BLUE, Color.WHITE);
  }

  /** Both cannot be read; which one a server meets first must not decide what the client hears. */
  @Test
  void ofSeveralBrokenPicturesTheFirstIsNamed() {
    int before = upstream.count();
    byte[] broken = Samples.of("grid.heic");
    broken[broken.length - 40] ^= 0x55;
    byte[] cut = Arrays.copyOf(Drawings.file(large(), "png"), 10_000);
    List<String> parts =
        List.of(
            Ask.picture("image/jpeg", Jpegs.of(320, 240)),
            Ask.picture("image/png", cut),
            Ask.picture("image/heic", broken));

    Answer answer =
        server.client().post("/v1/chat/completions", Ask.reporting("demo/claude", parts));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error("code")).isEqualTo("image_parse_error");
    assertThat(answer.error("param")).isEqualTo("messages[0].content[2].image_url.url");
    assertThat(upstream.count()).isEqualTo(before);
  }

  private static BufferedImage large() {
    var picture = new BufferedImage(6000, 5000, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D canvas = picture.createGraphics();
    Color[] colors = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
    for (int i = 0; i < 4; i++) {
      canvas.setColor(colors[i]);
      canvas.fillRect(i % 2 * 3000, i / 2 * 2500, 3000, 2500);
    }
    canvas.dispose();
    return picture;
  }

  private static void assertEntry(
      JsonNode entry, String type, String came, String sent, String... done) {
    assertThat(entry.at("/source/type").asString()).isEqualTo(type);
    assertThat(size(entry.path("source"))).as("came").isEqualTo(came);
    assertThat(size(entry.at("/sent/0"))).as("sent").isEqualTo(sent);
    if (done.length == 0) {
      assertThat(entry.path("done")).isEmpty();
    } else {
      assertThat(entry.path("done").toString()).contains(done);
    }
    assertThat(entry.path("tokens").asInt()).isPositive();
  }

  private static String size(JsonNode file) {
    return file.path("width").asInt() + "x" + file.path("height").asInt();
  }

  private static void assertWithinLimits(Arrived arrived) {
    assertThat(arrived.label()).isIn("image/jpeg", "image/png");
    assertThat(arrived.file().length).isLessThan((int) BYTES_MAX);
    BufferedImage pixels = arrived.pixels();
    assertThat(Math.max(pixels.getWidth(), pixels.getHeight())).isLessThanOrEqualTo(SIDE_MAX);
  }

  private static void assertQuarters(
      Arrived arrived, Color upperLeft, Color upperRight, Color lowerLeft, Color lowerRight) {
    arrived.assertQuarter(false, false, upperLeft);
    arrived.assertQuarter(true, false, upperRight);
    arrived.assertQuarter(false, true, lowerLeft);
    arrived.assertQuarter(true, true, lowerRight);
  }
}
