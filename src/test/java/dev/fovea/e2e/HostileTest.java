package dev.fovea.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestServer;
import dev.fovea.testkit.pictures.Drawings;
import dev.fovea.testkit.pictures.Gifs;
import dev.fovea.testkit.pictures.Jpegs;
import dev.fovea.testkit.pictures.Pngs;
import dev.fovea.testkit.pictures.Webps;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Broken, hostile and absurd files are refused by name, and hurt nobody. */
final class HostileTest {
  private static final Set<String> CODES =
      Set.of(
          "invalid_image_format",
          "image_parse_error",
          "image_too_large",
          "image_too_small",
          "image_file_too_large",
          "empty_image_file",
          "invalid_base64_image",
          "unsupported_image_media_type");

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

  @TestFactory
  Stream<DynamicTest> isRefused() {
    return files().entrySet().stream()
        .map(file -> dynamicTest(file.getKey(), () -> refused(file.getValue())));
  }

  /** A prefix of a file is a picture, or it is not; it is never a fault of ours. */
  @Test
  void aFileThatIsCutOffIsNoFaultOfOurs() {
    for (byte[] file : List.of(Pngs.of(24, 16), Jpegs.of(24, 16), Gifs.of(24, 16))) {
      for (int length = 1; length < file.length; length += 1 + file.length / 40) {
        okOrRefused(Arrays.copyOf(file, length));
      }
    }
  }

  @Test
  void aBitThatFlippedIsNoFaultOfOurs() {
    var random = new Random(11);
    byte[] file = Drawings.file(Drawings.quarters(48, 32), "bmp");
    for (byte[] whole : List.of(file, Jpegs.held(Jpegs.of(64, 48), 6), Webps.lossless(32, 32))) {
      for (int i = 0; i < 60; i++) {
        byte[] flipped = whole.clone();
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        okOrRefused(flipped);
      }
    }
  }

  @Test
  void aDrawingThatLaughsAMilliardTimesIsNotHeard() {
    refused(
        """
        <?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
        <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>
        <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&d;</text></svg>
        """
            .getBytes(UTF_8));
  }

  private static Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("a PNG that claims 50,000 × 50,000", Pngs.claiming(50_000, 50_000));
    files.put("a PNG without a width", Pngs.claiming(0, 100));
    files.put(
        "a PNG that is one pixel wide and two milliards high", Pngs.claiming(1, 2_147_483_647L));
    files.put("a JPEG that claims 65,535 × 65,535", Jpegs.claiming(65_535, 65_535, 8, 3));
    files.put("a GIF that claims 65,535 × 65,535", Gifs.claiming(65_535, 65_535, 10, 10));
    files.put("a web page", "<!DOCTYPE html><html><body>Not found</body></html>".getBytes(UTF_8));
    files.put("a script", "#!/bin/sh\necho hello\n".getBytes(UTF_8));
    files.put(
        "a playlist", "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\nhttp://127.0.0.1/x\n".getBytes(UTF_8));
    files.put("noise", noise());
    files.put("a PNG's signature alone", Arrays.copyOf(Pngs.of(10, 10), 8));
    files.put(
        "a drawing of 10,000,000 × 10,000,000",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10000000\" height=\"10000000\"/>"
            .getBytes(UTF_8));
    return files;
  }

  private static byte[] noise() {
    byte[] noise = new byte[2000];
    new Random(3).nextBytes(noise);
    return noise;
  }

  private static void refused(byte[] file) {
    Answer answer = ask(file);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.error("code")).isIn(CODES);
    assertThat(answer.error("param")).isEqualTo("messages[0].content[1].image_url.url");
    assertAlive();
  }

  private static void okOrRefused(byte[] file) {
    Answer answer = ask(file);
    assertThat(answer.status()).as(answer.text()).isIn(200, 400);
  }

  private static Answer ask(byte[] file) {
    return server
        .client()
        .post(
            "/v1/chat/completions",
            Ask.about("demo/claude", "", List.of(Ask.picture("image/png", file))));
  }

  private static void assertAlive() {
    assertThat(server.client().get("/healthz").status()).isEqualTo(200);
    assertThat(ask(Jpegs.of(64, 48)).status()).isEqualTo(200);
  }
}
