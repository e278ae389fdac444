package dev.fovea.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.fovea.json.Json;
import dev.fovea.testkit.Answer;
import dev.fovea.testkit.pictures.Bmps;
import dev.fovea.testkit.pictures.Films;
import dev.fovea.testkit.pictures.Gifs;
import dev.fovea.testkit.pictures.Heifs;
import dev.fovea.testkit.pictures.Icos;
import dev.fovea.testkit.pictures.Jpegs;
import dev.fovea.testkit.pictures.Jxls;
import dev.fovea.testkit.pictures.Octets;
import dev.fovea.testkit.pictures.Pngs;
import dev.fovea.testkit.pictures.Tiffs;
import dev.fovea.testkit.pictures.Webps;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Media in every dress reach the upstream as it reads them; what cannot be used is a 400. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MediaInputTest {
  private static final byte[] PNG = Pngs.of(64, 48);
  private static final String BASE64 = base64(PNG);
  private static final String PLACE = "messages[0].content[0].image_url.url";

  private final Demo demo = Demo.start();

  @BeforeEach
  void answer() {
    demo.upstream().answers(Demo.COMPLETION);
  }

  @AfterAll
  void stop() {
    demo.close();
  }

  /** In the texts, {@code @} stands for the picture in base64. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "data:image/png;base64,@",
        "DATA:image/PNG;BASE64,@",
        "data:;base64,@",
        "data:image/jpeg;base64,@",
        "data:image/jpg;charset=utf-8;base64,@",
        "data:image/*;base64,@",
        "data:image/png;base64;base64,@",
        "data:image/png;base64,data:image/png;base64,@",
        "data:image/png,@",
        "@",
        "  data:image/png;base64,@\n",
      })
  void aTrueLabelIsSent(String url) {
    assertThat(send(url.replace("@", BASE64)).status()).isEqualTo(200);
    assertThat(sent()).isEqualTo("data:image/png;base64," + BASE64);
  }

  @Test
  void base64MayBeWrappedOrEscapedOrLackItsPadding() {
    for (String base64 :
        Arrays.asList(
            Base64.getMimeEncoder().encodeToString(PNG),
            Base64.getUrlEncoder().withoutPadding().encodeToString(PNG),
            BASE64.replace("+", "%2B").replace("=", "%3D"))) {
      assertThat(send("data:image/png;base64," + base64).status()).isEqualTo(200);
      assertThat(sent()).isEqualTo("data:image/png;base64," + BASE64);
    }
    assertThat(BASE64).contains("+", "/");
    String escaped = BASE64.replace("/", "\\/").replace("+", "\\u002B");
    assertThat(post("data:image\\/png;base64," + escaped).status()).isEqualTo(200);
    assertThat(sent()).isEqualTo("data:image/png;base64," + BASE64);
  }

  @Test
  void theTextOfADrawingIsDrawn() {
    String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";
    assertThat(send("data:image/svg+xml;utf8," + svg).status()).isEqualTo(200);
    assertThat(sent()).startsWith("data:image/png;base64,iVBORw0KGgo");
  }

  static Stream<Arguments> refused() {
    byte[] zip = Octets.big().text("PK\3\4").zeros(200).toByteArray();
    byte[] html = Octets.big().text("<!DOCTYPE html><html>").zeros(200).toByteArray();
    return Stream.of(
        argumentSet("PNG bomb", Pngs.claiming(50_000, 50_000), "image_too_large"),
        argumentSet("JPEG bomb", Jpegs.claiming(65_535, 65_535, 8, 3), "image_too_large"),
        argumentSet("GIF bomb", Gifs.claiming(65_535, 65_535, 1, 1), "image_too_large"),
        argumentSet("WebP bomb", Webps.lossless(16_384, 16_384), "image_too_large"),
        argumentSet("TIFF bomb", Tiffs.claiming(50_000, 50_000), "image_too_large"),
        argumentSet("BMP bomb", Bmps.claiming(6, Integer.MAX_VALUE, 24), "image_too_large"),
        argumentSet("AVIF bomb", Heifs.claiming("avif", 17_000, 17_000).file(), "image_too_large"),
        argumentSet("JXL bomb", Jxls.claiming(1 << 30, 1 << 30), "image_too_large"),
        argumentSet("ICO bomb", Icos.of(Pngs.claiming(50_000, 50_000)), "image_too_large"),
        argumentSet("a film of years", Films.mp4(9, 9, 1, 1 << 30, 1), "image_too_large"),
        argumentSet("a long PNG", Pngs.claiming(1, Integer.MAX_VALUE), "image_too_large"),
        argumentSet("PNG of nothing", Pngs.claiming(0, 0), "image_parse_error"),
        argumentSet("many frames", Gifs.animated(1, 1, 9000, false), "image_too_large"),
        argumentSet("PNG cut short", Arrays.copyOf(PNG, 20), "image_parse_error"),
        argumentSet("ZIP", zip, "invalid_image_format"),
        argumentSet("HTML", html, "invalid_image_format"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatCannotBeUsedIsRefused(byte[] file, String code) {
    int before = demo.upstream().count();
    Answer answer = send("data:image/png;base64," + base64(file));
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.error("code")).as(answer.text()).isEqualTo(code);
    assertThat(answer.error("param")).isEqualTo(PLACE);
    assertThat(demo.upstream().count()).isEqualTo(before);
  }

  private Answer send(String url) {
    return post(Json.escaped(url).utf8());
  }

  private Answer post(String escapedUrl) {
    String part = "{\"type\":\"image_url\",\"image_url\":{\"url\":\"" + escapedUrl + "\"}}";
    return demo.server()
        .client()
        .chat(
            "{\"model\":\"demo/eye\",\"messages\":[{\"role\":\"user\",\"content\":["
                + part
                + "]}]}");
  }

  private String sent() {
    return demo.upstream().take().json().at("/messages/0/content/0/image_url/url").asString();
  }

  private static String base64(byte[] file) {
    return Base64.getEncoder().encodeToString(file);
  }
}
