package dev.fovea.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestServer;
import dev.fovea.testkit.pictures.Drawings;
import dev.fovea.testkit.pictures.Gifs;
import dev.fovea.testkit.pictures.Jpegs;
import dev.fovea.testkit.pictures.Pngs;
import dev.fovea.testkit.pictures.Webps;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A file that was damaged on its way is a picture, or it is not; it is never a fault of ours. */
final class DamagedFilesTest {
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
  void aFileThatIsCutOffIsNoFaultOfOurs() {
    for (byte[] file :
        List.of(Pngs.of(24, 16), Jpegs.of(24, 16), Gifs.of(24, 16), Webps.lossless(9, 9))) {
      for (int length = 1; length < file.length; length += 1 + file.length / 40) {
        okOrRefused(Arrays.copyOf(file, length));
      }
    }
  }

  /** Nothing in its headers is wrong, and the target would take it as it is. */
  @Test
  void aPictureOfWhichTheEndIsMissingIsNotPassedOnBecauseItFits() {
    int asked = upstream.count();
    for (byte[] file :
        List.of(Pngs.of(64, 48), Jpegs.of(64, 48), Gifs.of(64, 48), Webps.lossless(64, 48))) {
      assertThat(ask(file).status()).isEqualTo(200);
      Answer answer = ask(Arrays.copyOf(file, file.length * 3 / 4));

      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.error("code")).isEqualTo("image_parse_error");
      assertThat(answer.error("param")).isEqualTo("messages[0].content[1].image_url.url");
    }
    assertThat(upstream.count()).isEqualTo(asked + 4);
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
}
