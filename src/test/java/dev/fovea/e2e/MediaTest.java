package dev.fovea.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Recorded;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestServer;
import dev.fovea.testkit.pictures.Drawings;
import dev.fovea.testkit.pictures.Gifs;
import dev.fovea.testkit.pictures.Jpegs;
import dev.fovea.testkit.pictures.Pngs;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever people send, a target with Anthropic's limits gets pictures that it can use. */
final class MediaTest {
  private static final String EYE = "demo/claude";

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
  void whatFitsGoesThroughInItsOwnBytes() {
    byte[] file = Jpegs.of(640, 480);

    JsonNode report = report(Ask.picture("image/jpeg", file)).path(0);

    Arrived arrived = arrived().getFirst();
    assertThat(arrived.file()).isEqualTo(file);
    assertThat(arrived.label()).isEqualTo("image/jpeg");
    assertThat(report.path("done")).isEmpty();
    assertThat(report.path("tokens").asInt()).isEqualTo(23 * 18);
    assertThat(report.path("scale").asDouble()).isEqualTo(1);
  }

  @Test
  void aWrongLabelIsPutRight() {
    byte[] file = Jpegs.of(640, 480);

    Answer answer = ask(Ask.picture("image/png", file));

    Arrived arrived = arrived().getFirst();
    assertThat(arrived.label()).isEqualTo("image/jpeg");
    assertThat(arrived.file()).isEqualTo(file);
    assertThat(answer.header("x-fovea-media").orElseThrow())
        .isEqualTo("messages[0].content[1] image/jpeg 640x480 > image/jpeg 640x480 relabelled");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyPictureArrivesUpright(int orientation) {
    ask(Ask.picture("image/jpeg", Jpegs.held(Jpegs.of(640, 480), orientation)));

    Arrived arrived = arrived().getFirst();
    Color[] corners = corners(orientation);
    arrived.assertQuarter(false, false, corners[0]);
    arrived.assertQuarter(true, false, corners[1]);
    arrived.assertQuarter(false, true, corners[2]);
    arrived.assertQuarter(true, true, corners[3]);
    assertThat(arrived.pixels().getWidth()).isEqualTo(orientation >= 5 ? 480 : 640);
  }

  @Test
  void aLargePictureArrivesInTheSizeThatTheVendorWouldMake() {
    JsonNode report = report(Ask.picture("image/jpeg", Jpegs.of(3840, 2160))).path(0);

    Arrived arrived = arrived().getFirst();
    assertThat(arrived.pixels().getWidth()).isEqualTo(1456);
    assertThat(arrived.pixels().getHeight()).isEqualTo(819);
    assertThat(report.path("tokens").asInt()).isEqualTo(1560);
    assertThat(report.path("scale").asDouble()).isEqualTo(1456 / 3840.0, within());
    assertThat(report.at("/source/width").asInt()).isEqualTo(3840);
    assertThat(report.at("/sent/0/width").asInt()).isEqualTo(1456);
  }

  @Test
  void aWrongLabelIsReportedOfWhatIsMadeAnewAsWell() {
    JsonNode report = report(Ask.picture("image/png", Jpegs.of(3840, 2160))).path(0);

    assertThat(report.path("done").toString()).isEqualTo("[\"relabelled\",\"resized\"]");
    assertThat(arrived().getFirst().label()).isEqualTo("image/jpeg");
  }

  @Test
  void theClientsWishIsHeeded() {
    String part = Ask.picture("image/jpeg", Jpegs.of(1400, 700));
    server
        .client()
        .post(
            "/v1/chat/completions",
            Ask.about(
                EYE, "\"x_media\":{\"downscale\":\"economy\",\"long_side\":200},", List.of(part)));

    Recorded request = upstream.take();
    assertThat(Arrived.in(request).getFirst().pixels().getWidth()).isEqualTo(200);
    assertThat(request.json().has("x_media")).isFalse();
  }

  @Test
  void cmykDepthAndAnimationsBecomeWhatEverybodyReads() {
    List<String> parts =
        List.of(
            Ask.picture("image/jpeg", Jpegs.cmyk(64, 48)),
            Ask.picture("image/gif", Gifs.animated(64, 48, 5, false)),
            Ask.picture("image/bmp", Drawings.file(Drawings.quarters(64, 48), "bmp")),
            Ask.picture("image/tiff", Drawings.file(Drawings.quarters(64, 48), "tiff")),
            Ask.picture("image/png", Pngs.of(64, 48, BufferedImage.TYPE_USHORT_GRAY)));

    JsonNode report = report("demo/film", parts.toArray(String[]::new));

    assertThat(arrived())
        .hasSize(5)
        .allSatisfy(each -> assertThat(each.label()).isIn("image/jpeg", "image/png"))
        .allSatisfy(each -> assertThat(each.pixels().getWidth()).isEqualTo(64));
    assertThat(report.path(0).path("done").toString()).isEqualTo("[\"colors\"]");
    assertThat(report.path(4).path("done").toString()).isEqualTo("[\"depth\"]");
    assertThat(report.path(1).path("done").toString()).contains("first_frame");
    assertThat(report.path(2).path("done").toString()).contains("converted");
  }

  @Test
  void aDrawingIsDrawn() {
    byte[] svg =
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="400" height="200">
          <rect width="200" height="200" fill="red"/></svg>
        """
            .getBytes(StandardCharsets.UTF_8);

    JsonNode report = report(Ask.picture("image/svg+xml", svg)).path(0);

    Arrived arrived = arrived().getFirst();
    arrived.assertQuarter(false, false, Color.RED);
    arrived.assertQuarter(true, false, Color.WHITE);
    assertThat(arrived.pixels().getWidth()).isEqualTo(400);
    assertThat(report.path("done").toString()).contains("rasterised");
  }

  @Test
  void base64InAnyDressIsUnderstood() {
    byte[] file = Pngs.of(32, 16);
    String base64 = Base64.getEncoder().encodeToString(file);
    List<String> dresses =
        List.of(
            "data:image/png;base64," + base64.replaceAll("(.{60})", "$1\\\\n"),
            "data:image/png;base64," + Base64.getUrlEncoder().withoutPadding().encodeToString(file),
            "data:;base64," + base64,
            base64);

    for (String dress : dresses) {
      Answer answer = ask(Ask.part(dress));

      assertThat(answer.status()).as(dress).isEqualTo(200);
      assertThat(arrived().getFirst())
          .satisfies(each -> {
            assertThat(each.label()).isEqualTo("image/png");
            assertThat(each.file()).isEqualTo(file);
          });
    }
  }

  @Test
  void manyPicturesAreEachMadeSmaller() {
    String part = Ask.picture("image/jpeg", Jpegs.of(2400, 120));
    byte[] body =
        Ask.about(EYE, "\"x_media\":{\"downscale\":\"original\"},", List.of(Ask.parts(21, part)));

    Answer answer = server.client().post("/v1/chat/completions", body);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(arrived())
        .hasSize(21)
        .allSatisfy(each -> assertThat(each.pixels().getWidth()).isEqualTo(2000));
  }

  @Test
  void aPictureInAToolsResultMovesToTheUser() {
    String part = Ask.picture("image/png", Pngs.of(32, 16));
    String body =
        """
        {"model":"demo/claude","messages":[
          {"role":"user","content":"Take a screenshot."},
          {"role":"assistant","content":null,"tool_calls":[{"id":"call_7","type":"function",
            "function":{"name":"shoot","arguments":"{}"}}]},
          {"role":"tool","tool_call_id":"call_7","content":[%s]},
          {"role":"user","content":"What is on it?"}]}
        """
            .formatted(part);

    Answer answer = server.client().chat(body);

    JsonNode messages = upstream.take().json().path("messages");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(messages).hasSize(5);
    assertThat(messages.at("/2/content/0/type").asString()).isEqualTo("text");
    assertThat(messages.at("/3/role").asString()).isEqualTo("user");
    assertThat(messages.at("/3/content/0/text").asString()).contains("call_7");
    assertThat(messages.at("/3/content/1/image_url/url").asString()).startsWith("data:image/png");
    assertThat(messages.at("/4/content").asString()).isEqualTo("What is on it?");
  }

  private Answer ask(String... parts) {
    return server.client().post("/v1/chat/completions", Ask.about(EYE, "", List.of(parts)));
  }

  private JsonNode report(String part) {
    return report(EYE, part);
  }

  private JsonNode report(String model, String... parts) {
    Answer answer =
        server.client().post("/v1/chat/completions", Ask.reporting(model, List.of(parts)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("x_media");
  }

  private static List<Arrived> arrived() {
    return Arrived.in(upstream.take());
  }

  /** What a picture shows upright that lies in its file as {@link Drawings#quarters}. */
  private static Color[] corners(int orientation) {
    Color r = Color.RED;
    Color g = Color.GREEN;
    Color b = Color.BLUE;
    Color w = Color.WHITE;
    return switch (orientation) {
      case 1 -> new Color[] {r, g, b, w};
      case 2 -> new Color[] {g, r, w, b};
      case 3 -> new Color[] {w, b, g, r};
      case 4 -> new Color[] {b, w, r, g};
      case 5 -> new Color[] {r, b, g, w};
      case 6 -> new Color[] {b, r, w, g};
      case 7 -> new Color[] {w, g, b, r};
      default -> new Color[] {g, w, r, b};
    };
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-6);
  }
}
