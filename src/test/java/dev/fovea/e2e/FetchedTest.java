package dev.fovea.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Canary;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestServer;
import dev.fovea.testkit.pictures.Jpegs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures by their URL are fetched by the server and sent inside the request. */
final class FetchedTest {
  private static final String EYE = "demo/claude";

  private static ScriptedUpstream upstream;
  private static ScriptedUpstream origin;
  private static Canary canary;
  private static TestServer server;

  @BeforeAll
  static void start() {
    upstream = ScriptedUpstream.start().answers(Demo.COMPLETION);
    origin = ScriptedUpstream.at("127.0.0.2");
    canary = Canary.at("127.0.0.1");
    server =
        TestServer.start(
            Ask.models(upstream),
            Map.of(
                "media.fetch", "auto",
                "fetch.http", "true",
                "fetch.allow", "127.0.0.2/32",
                "fetch.ports", origin.port() + "," + canary.port()));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    canary.close();
    origin.close();
    upstream.close();
  }

  @Test
  void thePictureBehindAUrlArrives() {
    byte[] file = Jpegs.of(320, 240);
    origin.answers(Reply.of(200, "text/html", Reply.Framing.LENGTH, file));

    Answer answer = ask("http://127.0.0.2:" + origin.port() + "/photo?secret=1");

    Arrived arrived = Arrived.in(upstream.take()).getFirst();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(arrived.label()).isEqualTo("image/jpeg");
    assertThat(arrived.file()).isEqualTo(file);
    assertThat(answer.header("x-fovea-media").orElseThrow()).endsWith("fetched relabelled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/jpeg", "application/octet-stream"})
  void aHostThatCallsThePictureWhatItIsOrNothingIsNotCorrected(String called) {
    origin.answers(Reply.of(200, called, Reply.Framing.LENGTH, Jpegs.of(320, 240)));

    Answer answer = ask("http://127.0.0.2:%d/%s".formatted(origin.port(), called));

    assertThat(answer.header("x-fovea-media").orElseThrow()).endsWith(" fetched");
    upstream.take();
  }

  @Test
  void whatIsNoPictureIsRefusedWithThePlace() {
    origin.answers(
        Reply.of(200, "image/png", Reply.Framing.LENGTH, "<html>gone</html>".getBytes(UTF_8)));

    Answer answer = ask("http://127.0.0.2:" + origin.port() + "/page.png");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error("code")).isEqualTo("invalid_image_format");
    assertThat(answer.error("param")).isEqualTo("messages[0].content[1].image_url.url");
  }

  @Test
  void nobodyIsAskedAtAnAddressThatIsNotPublic() {
    for (String host : List.of("127.0.0.1", "localhost", "[::1]", "0.0.0.0", "10.0.0.1")) {
      Answer answer = ask("http://" + host + ":" + canary.port() + "/");

      assertThat(answer.status()).as(host).isEqualTo(400);
      assertThat(answer.error("code")).as(host).isEqualTo("invalid_image_url");
    }
    assertThat(canary.connects()).isZero();
  }

  @Test
  void whatIsNotThereIsNotToldFromWhatDoesNotAnswer() {
    origin.answers(Reply.of(404, "image/png", Reply.Framing.LENGTH, new byte[10]));

    Answer answer = ask("http://127.0.0.2:" + origin.port() + "/nothing");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error("code")).isEqualTo("failed_to_download_image");
    assertThat(answer.error("message")).doesNotContain("404");
  }

  private static Answer ask(String url) {
    return server.client().post("/v1/chat/completions", Ask.about(EYE, "", List.of(Ask.part(url))));
  }
}
