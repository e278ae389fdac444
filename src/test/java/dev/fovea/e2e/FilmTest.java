package dev.fovea.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestServer;
import dev.fovea.testkit.pictures.Films;
import dev.fovea.testkit.pictures.Samples;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Videos go to models that watch, in their own bytes; others are not asked. */
final class FilmTest {
  private static ScriptedUpstream upstream;
  private static TestServer server;

  @BeforeAll
  static void start() {
    upstream = ScriptedUpstream.start().answers(Demo.COMPLETION);
    server =
        TestServer.start(
            Ask.models(upstream),
            Map.of("media.video.bytes", "14KiB", "media.video.duration", "10s"));
  }

  @AfterAll
  static void stop() {
    server.close();
    upstream.close();
  }

  @ParameterizedTest
  @CsvSource({
    "film.mp4, video/mp4",
    "film.mov, video/quicktime",
    "film.webm, video/webm",
    "film.mkv, video/x-matroska",
    "film.avi, video/x-msvideo"
  })
  void aVideoIsPassedOnUntouched(String name, String type) {
    byte[] film = Samples.of(name);

    Answer answer = ask("demo/film", video(type, film));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    JsonNode entry = answer.json().at("/x_media/0");
    assertThat(entry.at("/source/type").asString()).isEqualTo(type);
    assertThat(entry.at("/source/width").asInt()).isEqualTo(32);
    assertThat(entry.at("/source/height").asInt()).isEqualTo(24);
    assertThat(entry.path("done")).isEmpty();
    assertThat(sent()).isEqualTo("data:" + type + ";base64," + base64(film));
  }

  @Test
  void aVideoThatRidesInTheFieldOfAPictureIsSentAsAVideo() {
    byte[] film = Samples.of("film.mp4");

    Answer answer = ask("demo/film", Ask.picture("image/jpeg", film));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(sent()).isEqualTo("data:video/mp4;base64," + base64(film));
  }

  @ParameterizedTest
  @CsvSource({"video", "image"})
  void aModelThatDoesNotWatchIsNotAskedAndOthersAreNamed(String field) {
    int before = upstream.count();
    byte[] film = Samples.of("film.mp4");

    Answer answer =
        ask(
            "demo/claude",
            field.equals("video") ? video("video/mp4", film) : Ask.picture("image/png", film));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error("code")).isEqualTo("model_does_not_support_video");
    assertThat(answer.error("param")).startsWith("messages[0].content[1]");
    assertThat(answer.error("message")).contains("demo/film");
    assertThat(upstream.count()).isEqualTo(before);
  }

  @Test
  void aVideoThatIsLargerOrLongerThanTheHouseTakesIsRefused() {
    int before = upstream.count();
    byte[] large = Arrays.copyOf(Samples.of("film.mp4"), 20_000);
    List<byte[]> films = List.of(large, Films.mp4(32, 24, 1, 3600, 5));
    List<String> codes = List.of("image_file_too_large", "image_too_large");

    for (int i = 0; i < films.size(); i++) {
      Answer answer = ask("demo/film", video("video/mp4", films.get(i)));

      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.error("code")).isEqualTo(codes.get(i));
      assertThat(answer.error("param")).isEqualTo("messages[0].content[1].video_url.url");
    }
    assertThat(upstream.count()).isEqualTo(before);
  }

  private static Answer ask(String model, String part) {
    return server.client().post("/v1/chat/completions", Ask.reporting(model, List.of(part)));
  }

  private static String video(String type, byte[] file) {
    return "{\"type\":\"video_url\",\"video_url\":{\"url\":\"data:%s;base64,%s\"}}"
        .formatted(type, base64(file));
  }

  private static String sent() {
    return upstream.take().json().at("/messages/0/content/1/video_url/url").asString();
  }

  private static String base64(byte[] file) {
    return Base64.getEncoder().encodeToString(file);
  }
}
