package dev.fovea.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Recorded;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestClient;
import dev.fovea.testkit.TestServer;
import dev.fovea.testkit.pictures.Drawings;
import dev.fovea.testkit.pictures.Jpegs;
import dev.fovea.testkit.pictures.Octets;
import dev.fovea.testkit.pictures.Pngs;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a target takes, and what operator and client wish, decides what becomes of a picture. */
final class MediaPolicyTest {
  private static ScriptedUpstream upstream;
  private static TestServer server;

  @BeforeAll
  static void start() {
    upstream = ScriptedUpstream.start().answers(Demo.COMPLETION);
    server =
        TestServer.start(
            """
            providers:
              mine: {dialect: openai, base_url: "%s", api_key: sk-upstream-key}
            models:
              demo/opaque:
                input: [text, image]
                media: {alpha: false}
                targets: [{provider: mine, model: one}]
              demo/thrifty:
                input: [text, image]
                media_policy: {downscale: economy, long_side: 200, report: true}
                targets: [{provider: mine, model: two}]
              demo/tiles:
                input: [text, image]
                targets: [{provider: mine, model: gpt-4o}]
              demo/gemini-2.5-pro: {input: [text, image], targets: [{provider: mine, model: gemini-2.5-pro}]}
              demo/gemini-3-pro: {input: [text, image], targets: [{provider: mine, model: gemini-3-pro}]}
              demo/qwen3-vl-plus: {input: [text, image], targets: [{provider: mine, model: qwen3-vl-plus}]}
              demo/qwen2.5-vl-72b-instruct:
                input: [text, image]
                targets: [{provider: mine, model: qwen2.5-vl-72b-instruct}]
              demo/tight:
                input: [text, image]
                media: {request_bytes: 20000}
                targets: [{provider: mine, model: three}]
            """
                .formatted(upstream.baseUrl()));
  }

  @AfterAll
  static void stop() {
    server.close();
    upstream.close();
  }

  @Test
  void transparencyIsLaidOnWhiteWhereTheTargetWouldDropIt() {
    byte[] file = Pngs.of(64, 48, BufferedImage.TYPE_4BYTE_ABGR);

    assertThat(report("demo/opaque", "", Ask.picture("image/png", file)).path("done").toString())
        .doesNotContain("flattened");
    assertThat(upstream.take().json().toString()).contains("image/png");

    byte[] clear = Pngs.transparentPalette(64, 48);
    JsonNode done = report("demo/opaque", "", Ask.picture("image/png", clear)).path("done");
    Arrived arrived = arrived();
    assertThat(done.toString()).contains("flattened");
    assertThat(arrived.pixels().getColorModel().hasAlpha()).isFalse();
    assertThat(arrived.pixels().getRGB(9, 9) & 0xFFFFFF).isEqualTo(0xFFFFFF);

    ask("demo/tiles", "", Ask.picture("image/png", clear));
    assertThat(arrived().file()).as("where it is kept").isEqualTo(clear);
  }

  @Test
  void theModelsWishHoldsUntilTheRequestHasOne() {
    String part = Ask.picture("image/jpeg", Jpegs.of(600, 300));

    JsonNode entry = report("demo/thrifty", "", part);
    assertThat(arrived().pixels().getWidth()).isEqualTo(200);
    assertThat(entry.path("scale").asDouble()).isEqualTo(0.333333);

    ask("demo/thrifty", "\"x_media\":{\"long_side\":100},", part);
    assertThat(arrived().pixels().getWidth()).isEqualTo(100);

    ask("demo/thrifty", "\"x_media\":{\"downscale\":\"original\"},", part);
    assertThat(arrived().pixels().getWidth()).isEqualTo(600);
  }

  /** Of the model's wish and the key's the key's holds, until the request has one. */
  @Test
  void theKeysWishComesBeforeTheModels() {
    TestClient keyed = keyed("{\"downscale\":\"economy\",\"long_side\":150,\"report\":false}");
    String part = Ask.picture("image/jpeg", Jpegs.of(600, 300));

    Answer answer =
        keyed.post("/v1/chat/completions", Ask.about("demo/thrifty", "", List.of(part)));
    assertThat(arrived().pixels().getWidth()).isEqualTo(150);
    assertThat(answer.json().has("x_media")).isFalse();

    String own = "\"x_media\":{\"long_side\":100,\"report\":true},";
    answer = keyed.post("/v1/chat/completions", Ask.about("demo/thrifty", own, List.of(part)));
    assertThat(arrived().pixels().getWidth()).isEqualTo(100);
    assertThat(answer.json().at("/x_media/0/done").toString()).contains("resized");

    keyed("{\"downscale\":\"original\"}")
        .post("/v1/chat/completions", Ask.about("demo/thrifty", "", List.of(part)));
    assertThat(arrived().pixels().getWidth()).isEqualTo(600);
  }

  private static TestClient keyed(String policy) {
    JsonNode key =
        server
            .admin()
            .post("/admin/v1/keys", "{\"media_policy\":%s}".formatted(policy).getBytes(UTF_8))
            .json();
    assertThat(key.path("media_policy").toString()).isEqualTo(policy);
    return server.client().withKey(key.path("key").asString());
  }

  /** Gemini looks at a picture in its own size, Qwen at whole patches of 32 or 28 pixels. */
  @ParameterizedTest
  @CsvSource({
    "gemini-2.5-pro, provider, 2400, 1800, 3096",
    "gemini-2.5-pro, economy, 1568, 1176, 1548",
    "gemini-3-pro, provider, 2400, 1800, 1120",
    "qwen3-vl-plus, provider, 1856, 1376, 2496",
    "qwen3-vl-plus, original, 2400, 1800, 2496",
    "qwen2.5-vl-72b-instruct, provider, 1148, 840, 1232"
  })
  void aPictureHasTheSizeAndTheTokensThatTheTargetsVendorGivesIt(
      String target, String wish, int width, int height, int tokens) {
    String fields = "\"x_media\":{\"report\":true,\"downscale\":\"%s\"},".formatted(wish);

    JsonNode entry =
        report("demo/" + target, fields, Ask.picture("image/jpeg", Jpegs.of(2400, 1800)));

    BufferedImage sent = arrived().pixels();
    assertThat(sent.getWidth()).isEqualTo(width);
    assertThat(sent.getHeight()).isEqualTo(height);
    assertThat(entry.path("tokens").asInt()).isEqualTo(tokens);
    assertThat(entry.path("scale").asDouble()).isEqualTo(width / 2400.0, offset(0.001));
  }

  @Test
  void everythingThatWasDoneIsReported() {
    byte[] file = Jpegs.held(Jpegs.of(600, 300), 6);

    JsonNode entry = report("demo/thrifty", "", Ask.picture("image/png", file));

    assertThat(entry.path("param").asString()).isEqualTo("messages[0].content[1]");
    assertThat(entry.at("/source/type").asString()).isEqualTo("image/jpeg");
    assertThat(entry.at("/source/bytes").asInt()).isEqualTo(file.length);
    assertThat(entry.at("/source/width").asInt()).isEqualTo(300);
    assertThat(entry.at("/source/height").asInt()).isEqualTo(600);
    assertThat(entry.at("/sent/0/type").asString()).isEqualTo("image/jpeg");
    assertThat(entry.at("/sent/0/bytes").asInt()).isEqualTo(arrived().file().length);
    assertThat(entry.at("/sent/0/width").asInt()).isEqualTo(100);
    assertThat(entry.at("/sent/0/height").asInt()).isEqualTo(200);
    assertThat(entry.path("tokens").asInt()).isPositive();
    assertThat(entry.path("done").toString()).contains("resized", "rotated", "stripped");
    assertThat(entry.path("fetch_ms").asDouble()).isZero();
    assertThat(entry.path("transform_ms").asDouble()).isPositive();
  }

  /** OpenAI's tiles: into 2048, the short side into 768; low is 512. */
  @ParameterizedTest
  @CsvSource({"auto, 1024, 768", "high, 1024, 768", "low, 512, 384"})
  void theDetailThatIsAskedForDecidesTheSizeAndIsPassedOn(String detail, int width, int height) {
    String url = Base64.getEncoder().encodeToString(Jpegs.of(2400, 1800));
    String part =
        "{\"type\":\"image_url\",\"image_url\":{\"detail\":\"%s\",\"url\":\"data:image/jpeg;base64,%s\"}}"
            .formatted(detail, url);

    ask("demo/tiles", "", part);

    Recorded request = upstream.take();
    BufferedImage image = Arrived.in(request).getFirst().pixels();
    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(height);
    assertThat(request.json().at("/messages/0/content/1/image_url/detail").asString())
        .isEqualTo(detail);
  }

  @Test
  void thePagesOfADocumentAreSentAsPictures() {
    ask(
        "demo/tiles",
        "",
        Ask.picture("image/png", page(200, 100)),
        Ask.picture("application/pdf", page(100, 300)));

    List<Arrived> arrived = Arrived.in(upstream.take());
    assertThat(arrived).hasSize(2);
    assertThat(arrived).allSatisfy(each -> assertThat(each.label()).startsWith("image/"));
    assertThat(arrived.getFirst().pixels().getWidth()).isEqualTo(800);
  }

  @Test
  void aRequestTooLargeIsMadeToFitFromItsOldestPictureOn() {
    String noisy = Ask.picture("image/png", noise());
    ask("demo/tight", "", noisy, Ask.picture("image/jpeg", Jpegs.of(64, 48)));

    List<Arrived> arrived = Arrived.in(upstream.take());
    assertThat(arrived.getFirst().file().length).isLessThan(15_000);
    assertThat(arrived.getLast().file()).isEqualTo(Jpegs.of(64, 48));
  }

  /** Text alone that is more than a target takes leaves no room to make a picture for. */
  @Test
  void aRequestWithoutRoomForAnyPictureIsRefused() {
    String part = Ask.picture("image/png", Pngs.of(64, 48));
    String long30 = "\"metadata\":{\"a\":\"" + "x".repeat(30_000) + "\"},";

    Answer answer = post("demo/tight", long30, part);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.error("code")).isEqualTo("image_file_too_large");
    assertThat(answer.error("param")).isEqualTo("messages");
  }

  private static byte[] noise() {
    var image = new BufferedImage(200, 200, BufferedImage.TYPE_3BYTE_BGR);
    var random = new Random(5);
    for (int i = 0; i < 40_000; i++) {
      image.setRGB(i % 200, i / 200, random.nextInt());
    }
    return Drawings.file(image, "png");
  }

  /** A page of so many points, with nothing on it. */
  private static byte[] page(int width, int height) {
    return Octets.big()
        .text("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n")
        .text("2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n")
        .text(
            "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]>>endobj\n"
                .formatted(width, height))
        .text("trailer<</Root 1 0 R/Size 4>>\n%%EOF\n")
        .toByteArray();
  }

  private static Arrived arrived() {
    return Arrived.in(upstream.take()).getFirst();
  }

  private static JsonNode report(String model, String fields, String part) {
    String asked = fields.isEmpty() ? "\"x_media\":{\"report\":true}," : fields;
    return ask(model, asked, part).json().path("x_media").path(0);
  }

  private static Answer ask(String model, String fields, String... parts) {
    Answer answer = post(model, fields, parts);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  private static Answer post(String model, String fields, String... parts) {
    return server.client().post("/v1/chat/completions", Ask.about(model, fields, List.of(parts)));
  }
}
