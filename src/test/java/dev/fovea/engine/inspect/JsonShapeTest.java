package dev.fovea.engine.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import org.junit.jupiter.api.Test;

final class JsonShapeTest {
  private static final String REPORT =
      """
      {"images": [{"lines": [
        {"text": "Gate B", "box": [[10.4, 5.0], [90.0, 6.5], [89.0, 30.6], [9.6, 29.0]]}]}]}
      """;

  private static String line(String properties) {
    String schema =
        "{\"properties\":{\"lines\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{"
            + properties
            + "}}}}}";
    byte[] filled =
        new JsonShape(Json.read(Slice.of(schema.getBytes(UTF_8)))).fill(REPORT.getBytes(UTF_8));
    return Json.read(Slice.of(filled)).at("/lines/0").toString();
  }

  @Test
  void aBoxHasItsFourCorners() {
    assertThat(
            line(
                "\"box\":{\"type\":\"array\",\"items\":{\"type\":\"array\",\"items\":{\"type\":\"number\"}}}"))
        .isEqualTo("{\"box\":[[10.4,5.0],[90.0,6.5],[89.0,30.6],[9.6,29.0]]}");
  }

  @Test
  void aBoxOfPlainNumbersIsTheRectangleAroundThem() {
    assertThat(line("\"bbox\":{\"type\":\"array\",\"items\":{\"type\":\"number\"}}"))
        .isEqualTo("{\"bbox\":[9.6,5.0,90.0,30.6]}");
    assertThat(line("\"bounding_box\":{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}"))
        .isEqualTo("{\"bounding_box\":[10,5,90,31]}");
  }

  @Test
  void aBoxOfNamesHasThoseThatAreCommonAndMakesNothingUp() {
    String number = "{\"type\":\"number\"}";
    assertThat(
            line(
                "\"box\":{\"type\":\"object\",\"properties\":{\"x\":N,\"y_max\":N,\"width\":N,\"depth\":N}}"
                    .replace("N", number)))
        .isEqualTo("{\"box\":{\"x\":9.6,\"y_max\":30.6,\"width\":80.4,\"depth\":null}}");
  }
}
